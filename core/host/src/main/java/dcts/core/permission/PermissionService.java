package dcts.core.permission;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.api.Permission;
import dcts.api.PermissionChanges;
import dcts.api.PermissionSource;
import dcts.api.Permissions;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Scope;
import dcts.core.audit.AuditEntry;
import dcts.core.audit.AuditStore;
import dcts.core.cache.Caches;
import dcts.core.event.Listeners;
import dcts.core.permission.Judge.Defaults;
import dcts.core.permission.Judge.Gone;
import dcts.core.permission.Judge.Running;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The one place that answers who may do what. Denies whatever was not declared. A warm answer is a look-up by class,
 * permission and scope.
 *
 * <p>A plugin may decide in place of the declared defaults. From then on it fails closed: while that plugin does not run,
 * everybody but the owner is refused, until the owner says that the defaults hold again. While it is replaced, its last
 * answers count for a few seconds.
 */
public final class PermissionService implements Permissions {
    private static final Duration HOLD = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Parts parts;
    private final Declarations declared = new Declarations();
    private final Verdicts verdicts;
    private final Classes classes;
    private final Lenses lenses;
    private final Listeners<Predicate<Id>> listeners = new Listeners<>();
    private final Listeners<Predicate<PermissionClass>> rightsListeners = new Listeners<>();
    private volatile Set<String> expected = Set.of();
    private volatile Judge judge;

    /**
     * What the service is made of.
     *
     * @param states how accounts stand
     * @param accounts who is behind an id
     */
    public record Parts(
            JudgeStore store,
            AuditStore audit,
            Caches caches,
            InstantSource clock,
            Function<Id, MemberState> states,
            Function<Id, Optional<Caller>> accounts) {}

    public PermissionService(Parts parts) {
        this.parts = parts;
        this.verdicts = new Verdicts(declared, parts.caches, parts.clock, () -> judge);
        this.classes = new Classes(parts.caches, parts.clock, parts.states, () -> judge);
        this.lenses = new Lenses(parts.caches, parts.accounts, classes::of);
        this.judge = parts.store
                .plugin()
                .<Judge>map(plugin -> new Gone(plugin, Instant.MIN))
                .orElseGet(Defaults::new);
    }

    /**
     * Makes a permission known.
     *
     * @throws IllegalStateException if its key is taken
     */
    public void declare(Permission permission) {
        declared.add(permission);
    }

    /**
     * Makes a quota known.
     *
     * @throws IllegalStateException if its key is taken
     */
    public void declare(Quota quota) {
        declared.add(quota);
    }

    /** Forgets a permission and what was decided about it. */
    public void withdraw(Permission permission) {
        declared.remove(permission);
        verdicts.clear();
    }

    /** Forgets a quota and what was decided about it. */
    public void withdraw(Quota quota) {
        declared.remove(quota);
        verdicts.clear();
    }

    @Override
    public List<Permission> declared() {
        return declared.permissions();
    }

    @Override
    public List<Quota> quotas() {
        return declared.quotas();
    }

    /**
     * Lets a plugin decide until {@link #end}.
     *
     * @throws IllegalStateException if another one decides
     */
    public synchronized PermissionChanges decide(String plugin, PermissionSource source) {
        if (judge instanceof Running(var other, var unused)) {
            throw new IllegalStateException("the plugin " + other + " decides already who may do what");
        }
        if (parts.store.plugin().filter(plugin::equals).isEmpty()) {
            parts.store.remember(plugin, parts.clock.millis());
        }
        become(new Running(plugin, source));
        return new Changes();
    }

    /** The plugin decides no longer. If it is expected back, its last answers count for a while. */
    public synchronized void end(String plugin) {
        if (judge instanceof Running(var deciding, var unused) && deciding.equals(plugin)) {
            if (expected.contains(plugin)) {
                judge = new Gone(plugin, parts.clock.instant().plus(HOLD));
            } else {
                become(new Gone(plugin, Instant.MIN));
            }
        }
    }

    /** Tells which plugins are missing only for a moment, instead of those told before. */
    public synchronized void expect(Set<String> plugins) {
        expected = Set.copyOf(plugins);
        if (judge instanceof Gone(var plugin, var unused) && !expected.contains(plugin)) {
            become(new Gone(plugin, Instant.MIN));
        }
    }

    /**
     * Goes back to the declared defaults.
     *
     * @throws ApiException {@code conflict} if a plugin that runs decides
     */
    public synchronized void useDefaults(Caller by) {
        switch (judge) {
            case Running ignored -> throw ApiException.conflict();
            case Defaults ignored -> {}
            case Gone(var plugin, var ignored) -> {
                var entry = new AuditEntry(by, "permissions.defaults", plugin, Map.of());
                parts.store.forget(handle -> parts.audit.note(handle, entry));
                become(new Defaults());
            }
        }
    }

    private void become(Judge next) {
        judge = next;
        verdicts.clear();
        classes.clear();
        lenses.clear();
        Listeners.inAnyCase(() -> listeners.tell(member -> true), () -> rightsListeners.tell(each -> true));
    }

    /** Says that an account stands otherwise now. */
    public void stateChanged(Id account) {
        lenses.clear();
        listeners.tell(account::equals);
    }

    /** Is told when members may be of other classes than before: those whose account matches. */
    public void onChange(Consumer<Predicate<Id>> listener) {
        listeners.add(listener);
    }

    /** Is told when classes may hold other rights than before. */
    public void onRights(Consumer<Predicate<PermissionClass>> listener) {
        rightsListeners.add(listener);
    }

    /** The plugin that decides; empty if the declared defaults do. */
    public Optional<String> decidedBy() {
        return switch (judge) {
            case Defaults() -> Optional.empty();
            case Running(var plugin, var ignored) -> Optional.of(plugin);
            case Gone(var plugin, var ignored) -> Optional.of(plugin);
        };
    }

    /** Whether nobody can say what members may do, because who decides is not there. */
    public boolean undecided() {
        return judge instanceof Gone gone && !gone.holds(parts.clock.instant());
    }

    /**
     * Demands what an entry point declares.
     *
     * @throws ApiException {@code unauthorized} if it takes an account, {@code forbidden} if it takes a permission or an
     *     account in good standing, {@code unavailable} if nobody can say
     */
    public void admit(Access access, Optional<Caller> caller) {
        if (access instanceof Access.Anyone) {
            return;
        }
        Caller known = caller.orElseThrow(ApiException::unauthorized);
        if (access instanceof Access.Account) {
            return;
        }
        PermissionClass asked = classOf(known);
        demandStanding(asked.alone());
        PermissionClass own = asked.within();
        if (own != null) {
            demandStanding(own);
        }
        if (access instanceof Access.Holders holders) {
            require(known, holders.permission(), Scope.SERVER);
        }
    }

    private static void demandStanding(PermissionClass asked) {
        demandDecided(asked);
        if (asked.state() == MemberState.PENDING || asked.state() == MemberState.BANNED) {
            throw ApiException.forbidden();
        }
    }

    private static void demandDecided(PermissionClass asked) {
        if (asked.alone().equals(PermissionClass.UNKNOWN)) {
            throw ApiException.unavailable(RETRY_AFTER);
        }
    }

    @Override
    public boolean may(Caller caller, Permission permission, Scope scope) {
        return allows(classOf(caller), permission, scope);
    }

    @Override
    public void require(Caller caller, Permission permission, Scope scope) {
        PermissionClass asked = classOf(caller);
        demandDecided(asked);
        if (!allows(asked, permission, scope)) {
            throw ApiException.forbidden();
        }
    }

    @Override
    public Reason why(Caller caller, Permission permission, Scope scope) {
        PermissionClass asked = classOf(caller);
        PermissionClass own = asked.within();
        Reason reason = verdicts.why(asked.alone(), permission, scope);
        return own == null || !reason.allowed() ? reason : verdicts.why(own, permission, scope);
    }

    @Override
    public long quota(Caller caller, Quota quota) {
        return verdicts.quota(classOf(caller).alone(), quota);
    }

    /** The class of a member, or of the one with whose eyes he looks. */
    public PermissionClass classOf(Caller caller) {
        return caller.lens().isEmpty()
                ? classes.of(caller)
                : lenses.classOf(caller, classes::ofSample).orElse(PermissionClass.UNKNOWN);
    }

    /** Whether there is somebody with whose eyes the caller looks. */
    public boolean hasEyes(Caller caller) {
        return !classOf(caller).equals(PermissionClass.UNKNOWN);
    }

    /** Whether a class holds the permission at the scope. */
    public boolean allows(PermissionClass asked, Permission permission, Scope scope) {
        PermissionClass own = asked.within();
        return verdicts.allows(asked.alone(), permission, scope)
                && (own == null || verdicts.allows(own, permission, scope));
    }

    private final class Changes implements PermissionChanges {
        @Override
        public void rights(Predicate<String> which) {
            verdicts.clear();
            rightsListeners.tell(each -> concerns(which, each));
        }

        @Override
        public void members(Predicate<Id> whose) {
            classes.forget(whose);
            lenses.clear();
            listeners.tell(whose);
        }

        /** Whoever looks with the eyes of others holds what both hold. */
        private static boolean concerns(Predicate<String> which, PermissionClass each) {
            PermissionClass own = each.within();
            return which.test(each.key()) || (own != null && which.test(own.key()));
        }
    }
}
