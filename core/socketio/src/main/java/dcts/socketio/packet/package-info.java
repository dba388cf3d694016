/** The packets of Socket.IO 5 and how they are written. */
@NullMarked
package dcts.socketio.packet;

import org.jspecify.annotations.NullMarked;
