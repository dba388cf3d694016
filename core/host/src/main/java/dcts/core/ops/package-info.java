/** Health and what an operator needs. */
@NullMarked
package dcts.core.ops;

import org.jspecify.annotations.NullMarked;
