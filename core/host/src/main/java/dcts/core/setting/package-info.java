/** What the owner sets while the server runs: typed records of plugins, stored, checked and announced to them. */
@NullMarked
package dcts.core.setting;

import org.jspecify.annotations.NullMarked;
