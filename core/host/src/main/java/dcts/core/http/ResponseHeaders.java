package dcts.core.http;

import io.javalin.http.Context;

/** The headers that keep answers where they belong. */
final class ResponseHeaders {
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
            + " worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";

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
