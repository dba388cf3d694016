/** Tests of sessions without a network, on a clock that is moved by hand. */
@NullMarked
package dcts.socketio.engine;

import org.jspecify.annotations.NullMarked;
