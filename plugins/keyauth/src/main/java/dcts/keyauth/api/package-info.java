/** What other plugins may use: keys, signatures and envelopes as the original's clients and servers make them. */
@NullMarked
package dcts.keyauth.api;

import org.jspecify.annotations.NullMarked;
