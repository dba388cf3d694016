/** Tests of what we expect from Jetty. */
@NullMarked
package dcts.socketio.transport;

import org.jspecify.annotations.NullMarked;
