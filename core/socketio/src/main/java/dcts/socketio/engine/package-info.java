/** Engine.IO 4: sessions, heartbeat, transports and their upgrade. Knows neither Socket.IO nor the HTTP server. */
@NullMarked
package dcts.socketio.engine;

import org.jspecify.annotations.NullMarked;
