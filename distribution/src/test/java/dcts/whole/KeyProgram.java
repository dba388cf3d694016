package dcts.whole;

import dcts.core.testing.TestMember;
import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PrivateRsaKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;

/** A program that holds a key, and is logged in as the member whose key it is to be. */
final class KeyProgram implements AutoCloseable {
    private final PrivateRsaKey key = PrivateRsaKey.generate(new SecureRandom());
    private final Api api;
    private final TestMember member;

    KeyProgram(ServerProcess server, String loginName) {
        this.api = new Api(server.url());
        this.member = TestMember.logIn(server.url().toString(), loginName, WebPerson.PASSWORD);
    }

    String fingerprint() {
        return key.publicKey().fingerprint();
    }

    /** What the page calls the key. */
    String label() {
        return "key-" + fingerprint().substring(0, 8);
    }

    /** Opens a challenge and shows what was inside. */
    KeyProgram link() throws IOException, InterruptedException {
        String publicKey = key.publicKey().pem();
        String told =
                api.post("/dSyncAuth/login", Map.of("publicKey", publicKey)).body();
        var challenge = (JsonObject) JsonValue.parse(told).orElseThrow();
        var envelope = (Envelope.ForKey)
                challenge.get("challenge").flatMap(Envelope::read).orElseThrow();
        String identifier = challenge.text("identifier").orElseThrow();
        String solution = envelope.open(key).orElseThrow();
        member.ask("keyauth.link", Map.of("identifier", identifier, "solution", solution, "publicKey", publicKey));
        return this;
    }

    void unlink() {
        member.ask("keyauth.unlink", Map.of("fingerprint", fingerprint()));
    }

    @Override
    public void close() {
        member.close();
    }
}
