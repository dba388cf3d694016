/** Parts for the tests of the core and of plugins. */
@NullMarked
package dcts.core.testing;

import org.jspecify.annotations.NullMarked;
