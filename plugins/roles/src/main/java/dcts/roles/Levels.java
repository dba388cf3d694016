package dcts.roles;

import dcts.api.Holder;
import dcts.api.Permission;
import java.util.Arrays;
import java.util.List;

/**
 * The levels of roles as rights of their own. A level also allows what plugins declare that are off now or come later, so whoever
 * gives one must have it by a level himself.
 */
final class Levels {
    static final List<Permission> ALL = Arrays.stream(Holder.values())
            .filter(holder -> holder != Holder.OWNER)
            .map(holder -> new Permission("roles.level." + Cells.word(holder), holder))
            .toList();

    private Levels() {}
}
