/** Before- and after-events, of the core and of plugins. */
@NullMarked
package dcts.core.event;

import org.jspecify.annotations.NullMarked;
