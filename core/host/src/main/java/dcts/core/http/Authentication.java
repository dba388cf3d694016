package dcts.core.http;

import dcts.api.Caller;
import dcts.core.identity.Console;
import dcts.core.identity.Session;
import dcts.core.identity.Sessions;
import java.util.Optional;

/** Works out who asks: by a bearer token, else by the session cookie of one of our own pages. */
public final class Authentication {
    /** The cookie that holds a session's token. */
    public static final String COOKIE = "dcts_session";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Console console;

    public Authentication(Sessions sessions, Console console) {
        this.sessions = sessions;
        this.console = console;
    }

    /**
     * What a request brought along.
     *
     * @param authorization the header of that name
     * @param cookie the session cookie, if it may be used
     * @param local whether the request comes from this machine itself
     */
    record Evidence(Optional<String> authorization, Optional<String> cookie, boolean local) {}

    /**
     * Who asks.
     *
     * @param session the log-in; empty for the console
     */
    record Identified(Caller caller, Optional<Session> session) {}

    private static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    Optional<Identified> identify(Evidence evidence) {
        Optional<String> bearer =
                evidence.authorization.filter(Authentication::isBearer).map(a -> a.substring(BEARER.length()));
        if (bearer.isPresent() && evidence.local && console.opens(bearer.get())) {
            return Optional.of(new Identified(Console.CALLER, Optional.empty()));
        }
        Optional<String> token = bearer.isPresent() ? bearer : evidence.cookie;
        return token.flatMap(sessions::find).map(session -> new Identified(session.caller(), Optional.of(session)));
    }
}
