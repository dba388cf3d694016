/** What the owner and those whom he trusts have changed. */
@NullMarked
package dcts.core.audit;

import org.jspecify.annotations.NullMarked;
