/** Who may do what and who hears what, on a server with all plugins: every entry point and every announcement. */
@NullMarked
package dcts.rights;

import org.jspecify.annotations.NullMarked;
