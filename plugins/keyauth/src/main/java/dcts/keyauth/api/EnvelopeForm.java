package dcts.keyauth.api;

import java.util.List;
import java.util.Optional;

/** The two methods of envelopes and how they are written. */
enum EnvelopeForm {
    RSA("rsa", "encKey"),
    PASSWORD("password", "salt");

    private static final int PIPED_PARTS = 6;

    private final String method;
    /** The member with what the key of the text is found by. */
    private final String lock;

    EnvelopeForm(String method, String lock) {
        this.method = method;
        this.lock = lock;
    }

    static Optional<Envelope> read(JsonObject object) {
        return object.text("method").flatMap(EnvelopeForm::of).flatMap(form -> form.parts(object));
    }

    static Optional<Envelope> readPiped(List<String> parts) {
        if (parts.size() != PIPED_PARTS) {
            return Optional.empty();
        }
        var sealed = new SealedText(parts.get(4), parts.get(5), parts.get(3));
        return of(parts.getFirst()).flatMap(form -> {
            String lock = form == RSA ? parts.get(1) : parts.get(2);
            String unused = form == RSA ? parts.get(2) : parts.get(1);
            return unused.isEmpty() ? Optional.of(form.envelope(lock, sealed)) : Optional.empty();
        });
    }

    JsonObject json(String lockPart, SealedText sealed) {
        return JsonObject.empty()
                .with("method", method)
                .with(lock, lockPart)
                .with("iv", sealed.iv())
                .with("tag", sealed.tag())
                .with("ciphertext", sealed.ciphertext());
    }

    String piped(String lockPart, SealedText sealed) {
        String locks = this == RSA ? lockPart + "|" : "|" + lockPart;
        return String.join("|", method, locks, sealed.ciphertext(), sealed.iv(), sealed.tag());
    }

    private static Optional<EnvelopeForm> of(String method) {
        for (EnvelopeForm form : values()) {
            if (form.method.equals(method)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    private Optional<Envelope> parts(JsonObject object) {
        Optional<String> lockPart = object.text(lock);
        Optional<String> iv = object.text("iv");
        Optional<String> tag = object.text("tag");
        Optional<String> ciphertext = object.text("ciphertext");
        return lockPart.isPresent() && iv.isPresent() && tag.isPresent() && ciphertext.isPresent()
                ? Optional.of(envelope(lockPart.get(), new SealedText(iv.get(), tag.get(), ciphertext.get())))
                : Optional.empty();
    }

    private Envelope envelope(String lockPart, SealedText sealed) {
        return switch (this) {
            case RSA -> new Envelope.ForKey(lockPart, sealed);
            case PASSWORD -> new Envelope.ForPassword(lockPart, sealed);
        };
    }
}
