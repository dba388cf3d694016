/** The table of socket requests, the connections, and who hears what. */
@NullMarked
package dcts.core.socket;

import org.jspecify.annotations.NullMarked;
