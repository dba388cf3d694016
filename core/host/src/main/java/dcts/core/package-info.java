/** Start and wiring of the server. */
@NullMarked
package dcts.core;

import org.jspecify.annotations.NullMarked;
