package dcts.socketio;

import dcts.socketio.engine.Timers;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What a server takes from its surroundings.
 *
 * @param timers clock and timer thread; closed with the server
 * @param handlers runs application handlers, which may block; must not run a task on the calling thread
 * @param ids makes unguessable ids of at least 128 random bits, of letters, digits, minus and underscore
 */
public record SocketIoRuntime(Timers timers, Executor handlers, Supplier<String> ids) {}
