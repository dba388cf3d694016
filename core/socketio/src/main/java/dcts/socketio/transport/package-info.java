/** The engine's transports on Jetty 12. The only package that knows Jetty. */
@NullMarked
package dcts.socketio.transport;

import org.jspecify.annotations.NullMarked;
