package dcts.keyauth;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.keyauth.KeyRequests.KeysView;
import dcts.keyauth.KeyRequests.KeysWanted;
import dcts.keyauth.KeyRequests.LinkKey;
import dcts.keyauth.KeyRequests.UnlinkKey;
import dcts.keyauth.api.KeyAuth.KeyOf;
import dcts.keyauth.api.PublicRsaKey;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The keys that let members in: each member sees, adds and takes away his own. Thread-safe. */
final class MemberKeys {
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
     * Adds one whose private half the caller has.
     *
     * @throws ApiException {@code forbidden} without the proof, {@code conflict} if it lets somebody else in
     */
    KeysView link(Caller caller, LinkKey proof) {
        if (challenges.solve(proof.identifier(), proof.publicKey(), proof.solution()) != Challenges.Outcome.SOLVED) {
            throw ApiException.forbidden();
        }
        // A challenge is only ever made for a text that is a key.
        PublicRsaKey key = PublicRsaKey.read(proof.publicKey()).orElseThrow();
        KeyOf link = hooks.linking.apply(new KeyOf(caller, key.fingerprint()));
        logins.link(caller, key);
        hooks.linked.accept(link);
        return new KeysView(logins.of(caller));
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
