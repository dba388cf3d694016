/** What the chat tells other plugins. */
@NullMarked
package dcts.chat.api;

import org.jspecify.annotations.NullMarked;
