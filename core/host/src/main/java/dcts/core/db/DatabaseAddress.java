package dcts.core.db;

/**
 * Where a database is and how to log in to it.
 *
 * @param url a {@code jdbc:mariadb://host:port/name} address
 * @param user the account
 * @param password its password; never printed
 * @param owned true when this process runs the server and may demand that commits are flushed, false for somebody
 *     else's server, which is only warned about
 */
public record DatabaseAddress(String url, String user, String password, boolean owned) {
    /** A database that somebody else runs. */
    public static DatabaseAddress external(String url, String user, String password) {
        return new DatabaseAddress(url, user, password, false);
    }

    /** The address without account, password and parameters, fit for a log or a sentence. */
    public String shown() {
        int parameters = url.indexOf('?');
        String bare = parameters < 0 ? url : url.substring(0, parameters);
        return bare.replaceFirst("//[^/]*@", "//");
    }

    /** Whether the connection stays on this machine, so that it needs no TLS. */
    boolean onLoopback() {
        return url.matches("jdbc:mariadb:(?:[a-z]+:)?//(?:localhost|127\\.[0-9.]+|\\[::1\\])(?:[:/?].*)?");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + shown() + "]";
    }
}
