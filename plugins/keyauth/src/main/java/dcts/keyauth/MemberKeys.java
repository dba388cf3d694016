package dcts.keyauth;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.keyauth.KeyRequests.KeysView;
import dcts.keyauth.KeyRequests.KeysWanted;
import dcts.keyauth.KeyRequests.LinkKey;
import dcts.keyauth.KeyRequests.UnlinkKey;
import dcts.keyauth.api.KeyAuth.KeyOf;
import dcts.keyauth.api.PublicRsaKey;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The keys that let members in: each member sees, adds and takes away his own. Thread-safe. */
final class MemberKeys {
    /** More than anybody has devices, and few enough for one list. */
    static final int MOST = 50;

    private final Challenges challenges;
    private final HostLogins logins;
    private final Hooks hooks;

    /** Who is asked and told. */
    record Hooks(
            UnaryOperator<KeyOf> linking,
            Consumer<KeyOf> linked,
            UnaryOperator<KeyOf> unlinking,
            Consumer<KeyOf> unlinked) {}

    MemberKeys(Challenges challenges, HostLogins logins, Hooks hooks) {
        this.challenges = challenges;
        this.logins = logins;
        this.hooks = hooks;
    }

    /** Lists them. */
    KeysView list(Caller caller, KeysWanted wanted) {
        return new KeysView(logins.of(caller));
    }

    /**
     * Adds one whose private half the caller has. Adding it again changes nothing.
     *
     * @throws ApiException {@code forbidden} without the proof, {@code conflict} if it lets somebody else in, {@code
     *     keyauth.too_many} if the caller has as many as there may be
     */
    KeysView link(Caller caller, LinkKey proof) {
        if (challenges.solve(proof.identifier(), proof.publicKey(), proof.solution()) != Challenges.Outcome.SOLVED) {
            throw ApiException.forbidden();
        }
        // A challenge is only ever made for a text that is a key.
        PublicRsaKey key = PublicRsaKey.read(proof.publicKey()).orElseThrow();
        demandRoom(logins.of(caller), key);
        KeyOf link = hooks.linking.apply(new KeyOf(caller, key.fingerprint()));
        logins.link(caller, key);
        hooks.linked.accept(link);
        return new KeysView(logins.of(caller));
    }

    /** A bound against heaps of keys: two that come at the same moment may both be the last. */
    private static void demandRoom(List<String> fingerprints, PublicRsaKey added) {
        if (fingerprints.size() >= MOST && !fingerprints.contains(added.fingerprint())) {
            throw ApiException.of("keyauth.too_many", 409);
        }
    }

    /**
     * Takes one away, with the sessions that it opened.
     *
     * @throws ApiException {@code not_found} if it is not the caller's, {@code conflict} if he has no other way in
     */
    KeysView unlink(Caller caller, UnlinkKey wanted) {
        if (!logins.of(caller).contains(wanted.fingerprint())) {
            throw ApiException.notFound();
        }
        KeyOf unlink = hooks.unlinking.apply(new KeyOf(caller, wanted.fingerprint()));
        logins.unlink(wanted.fingerprint());
        hooks.unlinked.accept(unlink);
        return new KeysView(logins.of(caller));
    }
}
