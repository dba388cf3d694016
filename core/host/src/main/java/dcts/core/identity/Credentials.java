package dcts.core.identity;

import dcts.api.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to log in. The bounds are wider than those of {@link Registration}, so that a wrong password is
 * answered as a wrong password whatever its form.
 */
public record Credentials(
        @Text(max = 64) String loginName,
        @Text(max = 256) String password,
        @Nullable Boolean cookie) {

    /** The name as it is stored. */
    public String canonicalName() {
        return loginName.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether an account can have this name at all. Others must not be looked up: the database takes no notice of spaces
     * at the end, and small letters are made of some that are not ASCII.
     */
    boolean possible() {
        return loginName.matches(Registration.LOGIN_NAME);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Credentials[" + loginName + "]";
    }
}
