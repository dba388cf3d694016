/** Counters and timers that everyone may bump. */
@NullMarked
package dcts.core.metrics;

import org.jspecify.annotations.NullMarked;
