/** The contract that a plugin compiles against. Start at {@link dcts.api.ServerPlugin}. */
@NullMarked
package dcts.api;

import org.jspecify.annotations.NullMarked;
