/** The chat: groups, categories and channels, and the messages in them. */
@NullMarked
package dcts.chat;

import org.jspecify.annotations.NullMarked;
