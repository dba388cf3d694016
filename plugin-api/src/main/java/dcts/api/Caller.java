package dcts.api;

/**
 * The member on whose behalf something happens. It comes from the session, never from a payload.
 *
 * @param userId the account
 * @param loginName the lower-case name used to log in
 * @param displayName the name shown to others
 * @param owner whether the account owns this server
 */
public record Caller(Id userId, String loginName, String displayName, boolean owner) {}
