/** A list of lines that all members share. */
@NullMarked
package plugins.__id__;

import org.jspecify.annotations.NullMarked;
