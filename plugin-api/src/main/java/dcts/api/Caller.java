package dcts.api;

/**
 * The member on whose behalf something happens. It comes from the session, never from a payload.
 *
 * @param userId the account
 * @param loginName the lower-case name used to log in
 * @param displayName the name shown to others
 * @param owner whether the account owns this server and asks as such
 * @param lens with whose eyes he looks, such as {@code member:7} or {@code role:3}: then he may do what both may, and changes
 *     nothing. Empty for his own
 */
public record Caller(Id userId, String loginName, String displayName, boolean owner, String lens) {
    /** A member who looks with his own eyes. */
    public Caller(Id userId, String loginName, String displayName, boolean owner) {
        this(userId, loginName, displayName, owner, "");
    }

    /** The same member, looking with the eyes of others. */
    public Caller through(String eyes) {
        return new Caller(userId, loginName, displayName, false, eyes);
    }
}
