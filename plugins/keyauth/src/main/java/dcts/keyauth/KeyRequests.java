package dcts.keyauth;

import dcts.api.Access;
import dcts.api.Effect;
import dcts.api.Limit;
import dcts.api.SocketRequest;
import dcts.api.Text;
import dcts.keyauth.api.KeyAuth;
import java.time.Duration;
import java.util.List;

/** What members ask about their keys. */
final class KeyRequests {
    private static final Limit READS = Limit.of(60, Duration.ofMinutes(1));
    private static final Limit CHANGES = Limit.of(10, Duration.ofMinutes(1));

    static final SocketRequest<KeysWanted, KeysView> KEYS = new SocketRequest<>(
            "keyauth.keys", KeysWanted.class, KeysView.class, Access.member(), READS, Effect.reads());
    static final SocketRequest<LinkKey, KeysView> LINK = new SocketRequest<>(
            "keyauth.link",
            LinkKey.class,
            KeysView.class,
            Access.member(),
            CHANGES,
            Effect.changes(KeyAuth.LINKING, KeyAuth.LINKED));
    static final SocketRequest<UnlinkKey, KeysView> UNLINK = new SocketRequest<>(
            "keyauth.unlink",
            UnlinkKey.class,
            KeysView.class,
            Access.member(),
            CHANGES,
            Effect.changes(KeyAuth.UNLINKING, KeyAuth.UNLINKED));

    private KeyRequests() {}

    record KeysWanted() {}

    /**
     * The keys that let the caller in.
     *
     * @param fingerprints the oldest first
     */
    record KeysView(List<String> fingerprints) {}

    /**
     * A proof of a key, as {@code /dSyncAuth/verify} takes it.
     *
     * @param solution what was sealed in the challenge
     */
    record LinkKey(
            @Text(max = 400) String identifier,
            @Text(max = 64) String solution,
            @Text(max = 4_000, multiline = true) String publicKey) {
        /** Keeps the solution out of logs. */
        @Override
        public String toString() {
            return "LinkKey[" + identifier + "]";
        }
    }

    record UnlinkKey(
            @Text(min = 64, max = 64, pattern = "[0-9a-f]*") String fingerprint) {}
}
