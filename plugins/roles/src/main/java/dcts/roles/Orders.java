package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Members.Member;
import dcts.api.Permission;
import dcts.api.PluginContext;
import dcts.api.Quota;
import dcts.api.Scope;
import dcts.roles.Command.Whose;
import dcts.roles.Command.Whose.OfMember;
import dcts.roles.Command.Whose.OfRole;
import dcts.roles.Role.Look;
import dcts.roles.RolesWire.Assigning;
import dcts.roles.RolesWire.Changing;
import dcts.roles.RolesWire.Creating;
import dcts.roles.RolesWire.Looks;
import dcts.roles.RolesWire.NumberValue;
import dcts.roles.RolesWire.Ruling;
import dcts.roles.RolesWire.Value;
import dcts.roles.api.RolesPermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes commands of what comes over the wire: everything that is named is there, may be known, and can be granted. */
final class Orders {
    private final PluginContext context;
    private final Supplier<Book> book;

    Orders(PluginContext context, Supplier<Book> book) {
        this.context = context;
        this.book = book;
    }

    Command create(Creating wanted) {
        return new Command.Create(
                context.newId(),
                look(
                        new Look("", null, null, false),
                        new Looks(wanted.name(), wanted.color(), wanted.color2(), wanted.shown())));
    }

    Command change(Changing wanted) {
        Role role = book.get().role(wanted.roleId()).orElseThrow(ApiException::notFound);
        Looks looks = wanted.look();
        return new Command.Change(
                wanted.roleId(),
                wanted.version(),
                looks == null ? role.look() : look(role.look(), looks),
                level(role.level(), wanted.level()),
                values(wanted.values()),
                numbers(wanted.numbers()));
    }

    private static Look look(Look before, Looks wanted) {
        return new Look(
                Objects.requireNonNullElse(wanted.name(), before.name()),
                color(before.color(), wanted.color()),
                color(before.color2(), wanted.color2()),
                Objects.requireNonNullElse(wanted.shown(), before.shown()));
    }

    private static @Nullable String color(@Nullable String before, @Nullable String wanted) {
        return wanted == null ? before : (wanted.isEmpty() ? null : wanted);
    }

    private static @Nullable Holder level(@Nullable Holder before, @Nullable String wanted) {
        if (wanted == null) {
            return before;
        }
        return wanted.equals("none") ? null : Cells.level(wanted);
    }

    private Map<String, Optional<Boolean>> values(@Nullable List<Value> wanted) {
        Map<String, Optional<Boolean>> values = new HashMap<>();
        if (wanted != null) {
            for (int i = 0; i < wanted.size(); i++) {
                Value value = wanted.get(i);
                if (!grantable(value.key())) {
                    throw ApiException.invalid("values[" + i + "].key");
                }
                values.put(
                        value.key(),
                        value.value().equals("inherit")
                                ? Optional.empty()
                                : Optional.of(value.value().equals("allow")));
            }
        }
        return values;
    }

    private boolean grantable(String key) {
        return declared(key)
                .filter(permission -> permission.defaultHolder() != Holder.OWNER)
                .isPresent();
    }

    private Map<String, Optional<Long>> numbers(@Nullable List<NumberValue> wanted) {
        Map<String, Optional<Long>> numbers = new HashMap<>();
        if (wanted != null) {
            for (int i = 0; i < wanted.size(); i++) {
                NumberValue number = wanted.get(i);
                String path = "numbers[" + i + "]";
                Quota quota = context.permissions().quotas().stream()
                        .filter(each -> each.key().equals(number.key()))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid(path + ".key"));
                Long value = number.value();
                if (value != null && (value < quota.min() || value > quota.max())) {
                    throw ApiException.invalid(path + ".value");
                }
                numbers.put(number.key(), Optional.ofNullable(value));
            }
        }
        return numbers;
    }

    Command assign(Caller caller, Assigning wanted) {
        demandMember(caller, wanted.memberId());
        return new Command.Assign(wanted.memberId(), Set.copyOf(wanted.add()), Set.copyOf(wanted.remove()));
    }

    Command rule(Caller caller, Ruling wanted) {
        Scope scope = place(caller, wanted.scope());
        Id role = wanted.roleId();
        Id member = wanted.memberId();
        if ((role == null) == (member == null)) {
            throw ApiException.invalid("memberId");
        }
        if (member != null) {
            demandMember(caller, member);
        }
        Whose whose = member == null ? new OfRole(Objects.requireNonNull(role)) : new OfMember(member);
        return new Command.Rule(Resolution.place(scope), wanted.version(), whose, values(wanted.values()));
    }

    /**
     * A place that the caller may know of and set rules at.
     *
     * @throws ApiException {@code not_found} or {@code forbidden}
     */
    Scope place(Caller caller, String scope) {
        Scope found = visible(caller, scope);
        context.permissions().require(caller, RolesPermissions.MANAGE, found);
        return found;
    }

    /**
     * A place that the caller may know of.
     *
     * @throws ApiException {@code not_found}
     */
    Scope visible(Caller caller, String scope) {
        return context.places()
                .find(caller, scope)
                .orElseThrow(ApiException::notFound)
                .scope();
    }

    /** The keys of what somebody may grant at a place: what he holds there. */
    List<String> mayGrant(Caller caller, Scope scope) {
        return context.permissions().declared().stream()
                .filter(permission -> context.permissions().may(caller, permission, scope))
                .map(Permission::key)
                .toList();
    }

    Permission permission(String key) {
        return declared(key).orElseThrow(ApiException::notFound);
    }

    private Optional<Permission> declared(String key) {
        return context.permissions().declared().stream()
                .filter(each -> each.key().equals(key))
                .findFirst();
    }

    /** The owner is nobody's to change but his own. */
    private void demandMember(Caller caller, Id member) {
        Member found = member(member);
        if (found.owner() && !caller.owner()) {
            throw ApiException.forbidden();
        }
    }

    Member member(Id id) {
        return context.members().find(List.of(id)).stream().findFirst().orElseThrow(ApiException::notFound);
    }
}
