/** Finding, loading, starting and ending plugins. */
@NullMarked
package dcts.core.plugin;

import org.jspecify.annotations.NullMarked;
