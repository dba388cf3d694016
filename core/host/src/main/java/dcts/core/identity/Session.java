package dcts.core.identity;

import dcts.api.Caller;
import dcts.api.Id;

/**
 * A log-in that still holds.
 *
 * @param id names the session; it is no secret, the token is
 * @param caller who logged in
 */
public record Session(Id id, Caller caller) {
    /** How somebody logs in with the password of the account. */
    static final String BY_PASSWORD = "password";
}
