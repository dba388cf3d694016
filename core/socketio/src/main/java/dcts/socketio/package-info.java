/** An Engine.IO 4 and Socket.IO 5 server on Jetty 12. Knows nothing of chat; usable without the rest of this project. */
@NullMarked
package dcts.socketio;

import org.jspecify.annotations.NullMarked;
