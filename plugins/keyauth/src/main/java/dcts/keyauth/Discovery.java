package dcts.keyauth;

import dcts.api.Limit;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PublicRsaKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The route {@code GET /discover}, by which clients and servers of the original learn of this one. Thread-safe. */
final class Discovery {
    /** The original's own. */
    static final Limit EACH = Limit.of(10, Duration.ofMinutes(1));

    private static final Limit TOGETHER = Limit.of(20_000, Duration.ofMinutes(1));

    private final RateBound bound;
    private final Supplier<Optional<ServerCard>> card;
    private final PublicRsaKey key;

    /**
     * A route that answers by the clock.
     *
     * @param card asked at each call; empty while the owner does not want to be found
     * @param key the one whose owner this server proves to be
     */
    Discovery(InstantSource clock, Supplier<Optional<ServerCard>> card, PublicRsaKey key) {
        this.bound = new RateBound(clock, EACH, TOGETHER);
        this.card = card;
        this.key = key;
    }

    /** Answers a call from the address. */
    Answer discover(String address) {
        RateBound.Verdict verdict = bound.take(address);
        if (verdict != RateBound.Verdict.GRANTED) {
            return limited(address, verdict);
        }
        return card.get()
                .map(found -> Answer.ok(JsonObject.empty().with("serverinfo", serverInfo(found))))
                .orElseGet(() -> Answer.refusal(Answer.OK, "Discovery is not enabled on this server"));
    }

    private JsonObject serverInfo(ServerCard card) {
        return JsonObject.empty()
                .with("name", card.name())
                .with("home", home(card.home()))
                .with("description", card.description())
                .with("countryCode", "")
                .with("icon", card.icon())
                .with("slots", slots(card.slots()))
                .with("defaultChannel", "")
                .with("uploadFileTypes", new JsonValue.Items(List.of()))
                .with("messageLoadLimit", number(50))
                .with("voip", JsonValue.Literal.FALSE)
                .with("registration", card.registration() ? JsonValue.Literal.TRUE : JsonValue.Literal.FALSE)
                .with("instance", JsonObject.empty().with("contact", JsonObject.empty()))
                .with("version", card.version())
                .with("public_key", key.pem());
    }

    private static JsonObject home(ServerCard.Home home) {
        return JsonObject.empty()
                .with("banner_url", home.bannerUrl())
                .with("title", home.title())
                .with("subtitle", home.subtitle())
                .with("about", home.about());
    }

    private static JsonObject slots(ServerCard.Slots slots) {
        return JsonObject.empty()
                .with("online", number(slots.online()))
                .with("limit", number(slots.limit()))
                .with("reserved", number(slots.reserved()));
    }

    private static Answer limited(String address, RateBound.Verdict verdict) {
        JsonObject body = JsonObject.empty()
                .with("type", "error")
                .with("code", "rate_limited")
                .with("blockedBy", verdict == RateBound.Verdict.ADDRESS_WAITS ? "ip" : "signature")
                .with("ip", address)
                .with("signature", "GET /discover");
        return new Answer(Answer.TOO_MANY, body.compact());
    }

    private static JsonValue number(int number) {
        return new JsonValue.Num(number);
    }
}
