/** The core's own routes and requests. */
@NullMarked
package dcts.core.builtin;

import org.jspecify.annotations.NullMarked;
