/** Who may do what, where, and why. */
@NullMarked
package dcts.core.permission;

import org.jspecify.annotations.NullMarked;
