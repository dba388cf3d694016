package dcts.roles;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Permission;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A role.
 *
 * @param level allows, on the whole server, each permission whose declared holder it includes, unless a rule of the role says
 *     otherwise; so a new plugin works at once. Null for nothing
 * @param base whether it is the one that everybody has
 * @param numbers by the key of the quota
 */
record Role(Id id, Look look, @Nullable Holder level, boolean base, Rules rules, Map<String, Long> numbers) {
    Role {
        numbers = Map.copyOf(numbers);
    }

    /**
     * How it looks.
     *
     * @param color {@code #rrggbb}; null for none
     * @param color2 where a gradient ends; null for none
     * @param shown whether lists of members show its holders apart
     */
    record Look(
            String name, @Nullable String color, @Nullable String color2, boolean shown) {
        /** By hand for the reason that {@link Rules#equals} has. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Look look
                    && name.equals(look.name)
                    && Objects.equals(color, look.color)
                    && Objects.equals(color2, look.color2)
                    && shown == look.shown;
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** What it says at a place; null if nothing. */
    @Nullable
    Boolean says(String place, Permission permission) {
        Boolean rule = rules.get(place, permission.key());
        boolean implied = rule == null && place.equals(Rules.SERVER) && implies(permission);
        return implied ? Boolean.TRUE : rule;
    }

    private boolean implies(Permission permission) {
        return level != null && permission.defaultHolder().compareTo(level) <= 0;
    }

    Role with(Look next) {
        return new Role(id, next, level, base, rules, numbers);
    }

    Role with(@Nullable Holder next) {
        return new Role(id, look, next, base, rules, numbers);
    }

    Role with(Rules next) {
        return new Role(id, look, level, base, next, numbers);
    }

    Role with(Map<String, Long> next) {
        return new Role(id, look, level, base, rules, next);
    }

    /** By hand for the reason that {@link Rules#equals} has. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Role role
                && id.equals(role.id)
                && look.equals(role.look)
                && level == role.level
                && base == role.base
                && rules.equals(role.rules)
                && numbers.equals(role.numbers);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
