package dcts.core.http;

import io.javalin.http.Context;
import java.util.Map;

/** The headers that keep answers where they belong. */
final class ResponseHeaders {
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
            + " worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";

    private static final String FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private ResponseHeaders() {}

    /** Sets what every answer has: by default nothing is kept, guessed, framed or told to other sites. */
    static void set(Context context) {
        context.header("Content-Security-Policy", CONTENT_POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }

    /** Lets a page of any origin send this request without its cookies and read the answer. */
    static void openToAllPages(Context context, String method) {
        context.header("Access-Control-Allow-Origin", "*");
        context.header("Access-Control-Allow-Methods", method + ", OPTIONS");
        context.header("Access-Control-Allow-Headers", "*, Authorization");
        context.header("Access-Control-Max-Age", "600");
        context.header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** Adds those that are not set yet. */
    static void add(Context context, Map<String, String> more) {
        more.forEach((name, value) -> {
            if (context.res().getHeader(name) == null) {
                context.header(name, value);
            }
        });
    }

    /** For what was made by members: shown as it is and never run. It says itself how long it may be kept. */
    static void forFile(Context context, Map<String, String> more) {
        context.header("Content-Security-Policy", FILE_POLICY);
        more.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Cache-Control")) {
                context.header(name, value);
            }
        });
        add(context, more);
    }

    static void sendFile(Context context, StaticFile file) {
        context.header("Cache-Control", file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
        context.header("ETag", file.etag());
        context.header("Vary", "Accept-Encoding");
        if (file.etag().equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        String accepted = context.header("Accept-Encoding");
        byte[] packed = file.gzip();
        context.contentType(file.contentType());
        if (packed != null && accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip").result(packed);
        } else {
            context.result(file.bytes());
        }
    }
}
