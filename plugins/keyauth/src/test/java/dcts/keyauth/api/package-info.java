/** Proves the formats against what was recorded from the original. */
@NullMarked
package dcts.keyauth.api;

import org.jspecify.annotations.NullMarked;
