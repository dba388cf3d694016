package dcts.roles;

import dcts.api.Caller;
import dcts.api.Permission;
import dcts.api.PermissionSource;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Answers the server. A class is all members with equal roles and equal rules of their own; it is named by a number. */
final class RoleSource implements PermissionSource {
    private final PresentBook present;
    private final String mark;
    private final AtomicLong next = new AtomicLong();
    private volatile Names names = new Names(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    /** Both ways from what members have to the name of their class. */
    private record Names(Map<Holding, String> byHolding, Map<String, Holding> byName) {}

    /** @param mark starts the names of all classes: those of another source are never taken for them */
    RoleSource(PresentBook present, String mark) {
        this.present = present;
        this.mark = mark;
    }

    @Override
    public String classOf(Caller member) {
        return name(present.book().holding(member.userId()));
    }

    /** Somebody who has one role, named as {@code role:3}, and nothing else. */
    @Override
    public Optional<String> classOf(String sample) {
        return present.book().roles().stream()
                .filter(role -> sample.equals("role:" + role.id()))
                .findFirst()
                .map(role -> name(role.base() ? Holding.NONE : new Holding(Set.of(role.id()), Rules.NONE)));
    }

    private String name(Holding his) {
        Names known = names;
        return known.byHolding.computeIfAbsent(his, holding -> {
            String name = mark + "." + next.incrementAndGet();
            known.byName.put(name, holding);
            return name;
        });
    }

    @Override
    public boolean allows(String permissionClass, Permission permission, Scope scope) {
        return why(permissionClass, permission, scope).allowed();
    }

    @Override
    public Reason why(String permissionClass, Permission permission, Scope scope) {
        Subject subject = subject(permissionClass);
        return subject == null
                ? Reason.of(false, Reason.Cause.UNDECIDED, "")
                : Resolution.of(subject, permission, scope);
    }

    @Override
    public OptionalLong quota(String permissionClass, Quota quota) {
        Subject subject = subject(permissionClass);
        return subject == null ? OptionalLong.empty() : Resolution.of(subject, quota);
    }

    private @Nullable Subject subject(String permissionClass) {
        Holding holding = names.byName.get(permissionClass);
        return holding == null ? null : present.book().subject(holding);
    }

    /** The members of a class. */
    Holding holding(String permissionClass) {
        return names.byName.getOrDefault(permissionClass, Holding.NONE);
    }

    /** How many classes have a name. */
    int size() {
        return names.byName.size();
    }

    /** Forgets all names; whoever has one asks again. */
    void forget() {
        names = new Names(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
}
