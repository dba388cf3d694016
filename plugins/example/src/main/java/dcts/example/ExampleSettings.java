package dcts.example;

import dcts.api.Meaning;
import dcts.api.Range;
import dcts.api.Secret;
import dcts.api.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the owner can choose. */
record ExampleSettings(
        @Meaning("How many days a notice stays on the board.") @Range(min = 1, max = 365)
        int keepDays,

        @Meaning("What a screen in the hall shows to read the board; empty for no screen.")
        @Secret
        @Text(min = 0, max = 64)
        String screenKey) {
    static final ExampleSettings DEFAULTS = new ExampleSettings(30, "");

    /** Whether this is the key; takes equally long whatever is wrong with it. */
    boolean opens(String key) {
        return !screenKey.isEmpty()
                && MessageDigest.isEqual(
                        screenKey.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "ExampleSettings[" + keepDays + "]";
    }
}
