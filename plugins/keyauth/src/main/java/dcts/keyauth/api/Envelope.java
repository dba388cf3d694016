package dcts.keyauth.api;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * A text that only one can read: the owner of a key, or whoever knows a password. Nothing in it says who wrote it, when
 * or what for. Opening gives the text and never reads meaning into it. Immutable.
 */
public sealed interface Envelope {
    /** For the owner of a key. */
    record ForKey(String encKey, SealedText sealed) implements Envelope {
        /** The text; empty if it was sealed to another key or changed on the way. */
        public Optional<String> open(PrivateRsaKey key) {
            return Base64Text.read(encKey).flatMap(key::decrypt).flatMap(sealed::open);
        }

        @Override
        public JsonObject json() {
            return EnvelopeForm.RSA.json(encKey, sealed);
        }

        @Override
        public String piped() {
            return EnvelopeForm.RSA.piped(encKey, sealed);
        }
    }

    /** For whoever knows a password. */
    record ForPassword(String salt, SealedText sealed) implements Envelope {
        private static final int SALT_BYTES = 16;

        /**
         * The text; empty if the password is another one, or the envelope changed on the way. It takes some tens of
         * milliseconds, so strangers must not be able to ask for it often.
         *
         * @param password taken as it is; the original strips white space at its ends when sealing only
         */
        public Optional<String> open(String password) {
            return password.isEmpty() || password.length() > MAX_PASSWORD
                    ? Optional.empty()
                    : Base64Text.read(salt)
                            .filter(bytes -> bytes.length == SALT_BYTES)
                            .flatMap(bytes -> sealed.open(SealedText.keyOf(password, bytes)));
        }

        @Override
        public JsonObject json() {
            return EnvelopeForm.PASSWORD.json(salt, sealed);
        }

        @Override
        public String piped() {
            return EnvelopeForm.PASSWORD.piped(salt, sealed);
        }
    }

    /** The longest password in UTF-16 units. */
    int MAX_PASSWORD = 1_024;

    /**
     * Seals a text for the owner of a key.
     *
     * @throws IllegalArgumentException if the text has lone surrogates
     */
    static ForKey seal(String text, PublicRsaKey key, SecureRandom random) {
        byte[] secret = SealedText.random(SealedText.KEY_BYTES, random);
        return new ForKey(Base64Text.write(key.encrypt(secret, random)), SealedText.seal(text, secret, random));
    }

    /**
     * Seals a text for whoever knows a password. A key is not a password: nothing here guesses which of the two a text
     * is.
     *
     * @param password 1 to 1,024 UTF-16 units
     * @throws IllegalArgumentException if the password is shorter or longer, or the text has lone surrogates
     */
    static ForPassword seal(String text, String password, SecureRandom random) {
        if (password.isEmpty() || password.length() > MAX_PASSWORD) {
            throw new IllegalArgumentException("a password of this length");
        }
        byte[] salt = SealedText.random(ForPassword.SALT_BYTES, random);
        byte[] key = SealedText.keyOf(password, salt);
        return new ForPassword(Base64Text.write(salt), SealedText.seal(text, key, random));
    }

    /**
     * Reads an envelope, which is an object or a text with one inside, as telephones send it. Empty if its method is
     * unknown, or a part is missing or no text.
     */
    static Optional<Envelope> read(JsonValue value) {
        return switch (value) {
            case JsonObject object -> EnvelopeForm.read(object);
            case JsonValue.Text text ->
                JsonValue.parse(text.value())
                        .flatMap(inner ->
                                inner instanceof JsonObject object ? EnvelopeForm.read(object) : Optional.empty());
            default -> Optional.empty();
        };
    }

    /** Reads an envelope in the form of {@link #piped()}. */
    static Optional<Envelope> readPiped(String text) {
        return EnvelopeForm.readPiped(List.of(text.split("\\|", -1)));
    }

    /** The envelope as it is sent. */
    JsonObject json();

    /** The envelope as it stands in direct messages inside a server: {@code method|encKey|salt|ciphertext|iv|tag}. */
    String piped();
}
