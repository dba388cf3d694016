package dcts.core.socket;

import dcts.api.ApiException;
import dcts.core.http.ClientAddresses;
import dcts.core.http.Origins;
import dcts.core.limit.RateLimit;
import dcts.core.limit.RateLimiter;
import dcts.socketio.Handshake;
import dcts.socketio.HandshakeGate;
import dcts.socketio.engine.EngineError;
import java.util.Optional;

/** Decides who may open a connection: pages of ours, allowed pages, native clients; not too often. */
final class SocketGate implements HandshakeGate {
    private final Origins origins;
    private final ClientAddresses addresses;
    private final RateLimiter limiter;

    SocketGate(Origins origins, ClientAddresses addresses, RateLimiter limiter) {
        this.origins = origins;
        this.addresses = addresses;
        this.limiter = limiter;
    }

    @Override
    public Optional<EngineError> admit(Handshake handshake) {
        Optional<EngineError> foreign = admitUpgrade(handshake);
        if (foreign.isPresent()) {
            return foreign;
        }
        try {
            String address = addresses.resolve(handshake.remoteAddress(), forwardedFor(handshake));
            limiter.take(RateLimit.HANDSHAKE_ADDRESS, ClientAddresses.limitKey(address));
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(EngineError.tooManyRequests("Too many connections"));
        }
    }

    /** An upgrade is part of a handshake that was counted. */
    @Override
    public Optional<EngineError> admitUpgrade(Handshake handshake) {
        return handshake
                .header("origin")
                .filter(origin -> !origins.mayConnect(origin, handshake.header("host")))
                .map(origin -> EngineError.forbidden("Origin not allowed"));
    }

    @Override
    public boolean allowsPage(String origin) {
        return origins.isAllowed(origin);
    }

    private static Optional<String> forwardedFor(Handshake handshake) {
        return Optional.ofNullable(handshake.headers().get("x-forwarded-for")).map(lines -> String.join(",", lines));
    }
}
