/** What roles tell other plugins. */
@NullMarked
package dcts.roles.api;

import org.jspecify.annotations.NullMarked;
