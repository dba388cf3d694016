package dcts.core.http;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.HttpRequest;
import dcts.core.identity.Session;
import dcts.core.identity.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One HTTP request as a route sees it. */
public final class HttpCall implements HttpRequest {
    /** So much more is read of a body that is too large, because who is cut off while sending does not see the answer. */
    private static final int MOST_SKIPPED = 4 << 20;

    private final Context context;
    private final String address;
    private final boolean local;
    private final boolean foreign;
    private final boolean secure;
    private final Optional<Authentication.Identified> identified;

    HttpCall(Context context, String address, Guard.Checked checked, boolean secure) {
        this.context = context;
        this.address = address;
        this.local = checked.local();
        this.foreign = checked.foreign();
        this.identified = checked.identified();
        this.secure = secure;
    }

    @Override
    public String address() {
        return address;
    }

    /** Whether the request comes from this machine itself and through no proxy. */
    public boolean local() {
        return local;
    }

    @Override
    public Optional<Caller> caller() {
        return identified.map(Authentication.Identified::caller);
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    /**
     * The log-in that the request belongs to.
     *
     * @throws ApiException {@code unauthorized} if there is none
     */
    public Session session() {
        return identified.flatMap(Authentication.Identified::session).orElseThrow(ApiException::unauthorized);
    }

    /**
     * Demands that no page of another origin asks.
     *
     * @throws ApiException {@code forbidden} if one does
     */
    public void refuseForeignPages() {
        if (foreign) {
            throw ApiException.forbidden();
        }
    }

    /**
     * Writes the raw body to a file as it comes. For routes that decode none, see {@link dcts.api.HttpRoute.NoBody}.
     *
     * @param most bytes
     * @throws ApiException {@code too_large} if there are more, {@code invalid} if the sender breaks off; the file may have
     *     a part of it then
     */
    public void saveBody(Path file, int most) {
        try (InputStream in = context.req().getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[65_536];
            long left = most;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                left -= read;
                if (left < 0) {
                    in.skip(MOST_SKIPPED);
                    throw ApiException.tooLarge();
                }
                out.write(piece, 0, read);
            }
        } catch (IOException e) {
            throw ApiException.invalid("");
        }
    }

    /** Gives the token to the browser in a cookie that scripts cannot read. */
    public void keepInCookie(String token) {
        context.cookie(cookie(token, (int) Sessions.LIFETIME.toSeconds()));
    }

    /** Takes the cookie back. */
    public void dropCookie() {
        context.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int seconds) {
        return new Cookie(Authentication.COOKIE, value, "/", seconds, secure, true, null, SameSite.LAX);
    }
}
