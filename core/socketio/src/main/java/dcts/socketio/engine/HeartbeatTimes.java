package dcts.socketio.engine;

import java.time.Duration;

/**
 * When silence ends a session.
 *
 * @param interval time between two pings of the server
 * @param timeout time a client has to answer a ping
 */
public record HeartbeatTimes(Duration interval, Duration timeout) {
    /** Checks that both are positive. */
    public HeartbeatTimes {
        EngineConfig.positive(interval.toMillis(), "interval");
        EngineConfig.positive(timeout.toMillis(), "timeout");
    }
}
