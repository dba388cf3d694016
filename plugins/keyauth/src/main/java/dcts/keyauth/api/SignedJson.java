package dcts.keyauth.api;

import java.util.List;

/** JSON objects that carry the signature of all their other members in the member {@code sig}. */
public final class SignedJson {
    private static final String SIGNATURE = "sig";

    private SignedJson() {}

    /**
     * Signs an object. One that has a {@code sig} already stays as it is, as in the original: nobody's signature is
     * replaced. Members named {@code sig} further inside are signed like all others.
     *
     * @throws IllegalArgumentException if a member named {@code __proto__}, at any depth, would not be covered
     */
    public static JsonObject sign(JsonObject object, PrivateRsaKey key) {
        if (!object.covered()) {
            throw new IllegalArgumentException("a member that no signature covers");
        }
        boolean signed = object.get(SIGNATURE).isPresent();
        return signed ? object : object.with(SIGNATURE, key.sign(object.canonical()));
    }

    /** Signs every object of a list on its own and leaves everything else as it is. */
    public static JsonValue.Items signEach(JsonValue.Items items, PrivateRsaKey key) {
        return new JsonValue.Items(items.values().stream()
                .map(item -> item instanceof JsonObject object ? sign(object, key) : item)
                .toList());
    }

    /** Whether the key's owner signed the object, and all of it. */
    public static boolean verify(JsonObject object, PublicRsaKey key) {
        return object.covered()
                && object.text(SIGNATURE)
                        .map(signature -> key.verifies(object.without(SIGNATURE).canonical(), signature))
                        .orElse(false);
    }

    /** For each item, whether it is an object that the key's owner signed. */
    public static List<Boolean> verifyEach(JsonValue.Items items, PublicRsaKey key) {
        return items.values().stream()
                .map(item -> item instanceof JsonObject object && verify(object, key))
                .toList();
    }
}
