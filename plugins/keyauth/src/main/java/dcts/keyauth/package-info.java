/** The log-in by key, as the original's clients speak it, and the server's own key. */
@NullMarked
package dcts.keyauth;

import org.jspecify.annotations.NullMarked;
