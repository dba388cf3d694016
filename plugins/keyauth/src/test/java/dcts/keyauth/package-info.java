/** Plays the log-in by key again as it was recorded, and tries what must not work. */
@NullMarked
package dcts.keyauth;

import org.jspecify.annotations.NullMarked;
