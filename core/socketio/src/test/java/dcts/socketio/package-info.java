/** Tests over real connections and of the parts. */
@NullMarked
package dcts.socketio;

import org.jspecify.annotations.NullMarked;
