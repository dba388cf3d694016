/** Proofs on the packaged server: its own process, its own database, killed and started again. */
@NullMarked
package dcts.whole;

import org.jspecify.annotations.NullMarked;
