package dcts.core.identity;

import dcts.api.Caller;
import dcts.api.Id;

/**
 * Somebody who may log in.
 *
 * @param id the account
 * @param loginName 1 to 32 of {@code a-z0-9._-}
 * @param displayName what others see, 1 to 64 characters
 * @param owner whether the account owns the server
 */
public record Account(Id id, String loginName, String displayName, boolean owner) {
    Caller caller() {
        return new Caller(id, loginName, displayName, owner);
    }
}
