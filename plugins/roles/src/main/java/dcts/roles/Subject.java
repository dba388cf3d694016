package dcts.roles;

import java.util.List;

/**
 * Whoever has exactly these roles and rules.
 *
 * @param roles the highest first, the base role last
 * @param rules of a member's own
 */
record Subject(List<Role> roles, Rules rules) {}
