/** Accounts, sessions and the ways to log in. */
@NullMarked
package dcts.core.identity;

import org.jspecify.annotations.NullMarked;
