/** The boot configuration. */
@NullMarked
package dcts.core.config;

import org.jspecify.annotations.NullMarked;
