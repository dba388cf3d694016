/** A notice board. */
@NullMarked
package dcts.example;

import org.jspecify.annotations.NullMarked;
