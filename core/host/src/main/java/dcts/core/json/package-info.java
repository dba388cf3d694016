/** JSON text to typed records and back; the only place that knows the JSON library's settings. */
@NullMarked
package dcts.core.json;

import org.jspecify.annotations.NullMarked;
