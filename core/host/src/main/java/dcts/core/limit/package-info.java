/** How often something may be done. */
@NullMarked
package dcts.core.limit;

import org.jspecify.annotations.NullMarked;
