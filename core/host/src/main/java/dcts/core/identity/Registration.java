package dcts.core.identity;

import dcts.api.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a new member sends.
 *
 * @param loginName in any case; stored in lower case
 * @param password 8 to 128 characters
 * @param displayName what others see; the login name if left out
 * @param invite the secret of a link
 * @param cookie whether the token goes into a cookie instead of the answer
 */
public record Registration(
        @Text(max = 32, pattern = Registration.LOGIN_NAME) String loginName,
        @Text(min = 8, max = 128) String password,

        @Nullable @Text(max = Registration.LONGEST_SHOWN_NAME)
        String displayName,

        @Nullable @Text(max = 128) String invite,
        @Nullable Boolean cookie) {

    /** What a login name is made of. */
    static final String LOGIN_NAME = "[A-Za-z0-9._-]+";

    static final int LONGEST_SHOWN_NAME = 64;

    String canonicalName() {
        return loginName.toLowerCase(Locale.ROOT);
    }

    String shownName() {
        return displayName == null ? loginName : displayName.strip();
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Registration[" + loginName + "]";
    }
}
