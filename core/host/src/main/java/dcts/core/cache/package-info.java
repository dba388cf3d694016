/** The runtime cache: named, bounded by weight, counted. */
@NullMarked
package dcts.core.cache;

import org.jspecify.annotations.NullMarked;
