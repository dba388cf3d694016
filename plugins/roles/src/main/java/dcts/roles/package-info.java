/** Who may do what, where, and why. */
@NullMarked
package dcts.roles;

import org.jspecify.annotations.NullMarked;
