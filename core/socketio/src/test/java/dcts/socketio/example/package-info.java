@NullMarked
package dcts.socketio.example;

import org.jspecify.annotations.NullMarked;
