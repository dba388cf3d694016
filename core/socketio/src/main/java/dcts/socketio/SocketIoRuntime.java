package dcts.socketio;

import dcts.socketio.engine.SystemTimers;
import dcts.socketio.engine.Timers;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a server takes from its surroundings.
 *
 * @param timers clock and timer thread; closed with the server
 * @param handlers runs application handlers, which may block; must neither run a task on the calling thread nor reject it
 * @param ids makes unguessable ids of at least 128 random bits, of letters, digits, minus and underscore
 * @param adapters makes the adapter of the namespace of a name
 */
public record SocketIoRuntime(
        Timers timers, Executor handlers, Supplier<String> ids, Function<String, Adapter> adapters) {
    private static final int ID_BYTES = 20;

    /**
     * A timer thread of its own, a virtual thread for each socket that has something to do, ids of 160 secure random bits,
     * rooms in memory.
     */
    public static SocketIoRuntime standard() {
        return new SocketIoRuntime(
                new SystemTimers(
                        Thread.ofPlatform().daemon().name("socketio-timer").factory()),
                task -> Thread.ofVirtual().name("socketio-handler").start(task),
                ids(new SecureRandom()),
                name -> new MemoryAdapter());
    }

    private static Supplier<String> ids(SecureRandom random) {
        return () -> {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }
}
