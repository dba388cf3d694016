/** Tests of the codec. */
@NullMarked
package dcts.socketio.packet;

import org.jspecify.annotations.NullMarked;
