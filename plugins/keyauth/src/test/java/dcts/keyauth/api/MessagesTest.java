package dcts.keyauth.api;

import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole messages of the original's messenger, desktop and telephone, are verified and opened. */
class MessagesTest {
    @TestFactory
    Stream<DynamicTest> recordedMessagesAreReadByThoseTheyAreFor() {
        return Vectors.list(Vectors.file("messenger-messages.json"), "vectors")
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> isRead(vector)));
    }

    private static void isRead(JsonObject vector) {
        JsonObject message = vector.get("message")
                .map(JsonObject.class::cast)
                .orElseGet(() -> Vectors.object(vector, "emit", "payload", "message"));
        JsonObject author = Vectors.object(message, "author");
        PublicRsaKey key = PublicRsaKey.read(text(author, "publicKey")).orElseThrow();

        assertThat(SignedJson.verify(message, key)).isTrue();
        assertThat(SignedJson.verify(message.with("test", "x"), key)).isFalse();
        assertThat(key.globalId().equals(text(author, "gid")))
                .isEqualTo(!text(vector, "name").startsWith("NEGATIVE"));
        vector.text("aliceReads")
                .ifPresent(text -> assertThat(opened(message, "alice")).contains(text));
        vector.text("bobReads")
                .ifPresent(text -> assertThat(opened(message, "bob")).contains(text));
    }

    private static Optional<String> opened(JsonObject message, String reader) {
        PrivateRsaKey key = Vectors.key(reader);
        return message.get(key.publicKey().globalId())
                .flatMap(Envelope::read)
                .flatMap(envelope -> ((Envelope.ForKey) envelope).open(key));
    }
}
