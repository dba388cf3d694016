package dcts.roles;

import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Members;
import dcts.api.Permission;
import dcts.api.PluginContext;
import dcts.api.Quota;
import dcts.api.Scope;
import dcts.roles.ReadWire.EditedRole;
import dcts.roles.ReadWire.Editor;
import dcts.roles.ReadWire.Nothing;
import dcts.roles.ReadWire.PermissionView;
import dcts.roles.ReadWire.PlaceEntry;
import dcts.roles.ReadWire.QuotaView;
import dcts.roles.RolesWire.NumberValue;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Everything that is needed to edit roles, in one answer. */
final class RoleEditor {
    private final PluginContext context;
    private final Supplier<Book> present;
    private final Orders orders;

    RoleEditor(PluginContext context, Supplier<Book> present, Orders orders) {
        this.context = context;
        this.present = present;
        this.orders = orders;
    }

    Editor editor(Caller caller, Nothing nothing) {
        Book book = present.get();
        int own = RolesRead.rank(caller, book);
        return new Editor(
                book.roles().stream().map(role -> edited(book, role, own)).toList(),
                context.permissions().declared().stream().map(RoleEditor::view).toList(),
                context.permissions().quotas().stream().map(RoleEditor::view).toList(),
                places(caller),
                orders.mayGrant(caller, Scope.SERVER));
    }

    private EditedRole edited(Book book, Role role, int own) {
        return new EditedRole(
                RolesRead.view(book, role),
                Cells.version(Cells.of(role)),
                role.level() == null ? null : Cells.word(role.level()),
                role.base() ? everybody() : book.holders(role.id()).size(),
                RolesRead.values(role.rules().at(Rules.SERVER)),
                new TreeMap<>(role.numbers())
                        .entrySet().stream()
                                .map(number -> new NumberValue(number.getKey(), number.getValue()))
                                .toList(),
                book.rank(role) < own);
    }

    private long everybody() {
        return context.members()
                .search(new Members.Search("", null, null, 0, 1))
                .total();
    }

    private static PermissionView view(Permission permission) {
        String key = permission.key();
        return new PermissionView(
                key,
                key.substring(0, key.indexOf('.')),
                permission.label().name(),
                permission.label().meaning(),
                permission.label().danger(),
                permission.speaks(),
                permission.defaultHolder().name().toLowerCase(Locale.ROOT),
                permission.defaultHolder() != Holder.OWNER);
    }

    private static QuotaView view(Quota quota) {
        return new QuotaView(
                quota.key(), quota.label().name(), quota.label().meaning(), quota.fallback(), quota.min(), quota.max());
    }

    private List<PlaceEntry> places(Caller caller) {
        return context.places().visibleTo(caller).stream()
                .map(place -> {
                    String path = place.scope().path();
                    String last = Resolution.place(place.scope());
                    int depth = (int) path.chars().filter(sign -> sign == '/').count();
                    return new PlaceEntry(path, place.name(), depth, last.split(":", 2)[0]);
                })
                .toList();
    }
}
