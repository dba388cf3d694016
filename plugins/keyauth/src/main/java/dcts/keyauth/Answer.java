package dcts.keyauth;

import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;

/**
 * What one of the routes answers.
 *
 * @param status of HTTP
 * @param body JSON in the original's form
 */
record Answer(int status, String body) {
    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;
    static final int TOO_MANY = 429;
    static final int UNAVAILABLE = 503;

    static Answer ok(JsonObject body) {
        return new Answer(OK, body.compact());
    }

    /** A refusal in the words that clients of the original know. */
    static Answer refusal(int status, String error) {
        return new Answer(status, JsonObject.empty().with("error", error).compact());
    }

    /** The start of an answer that is no refusal. */
    static JsonObject noError() {
        return JsonObject.empty().with("error", JsonValue.Literal.NULL);
    }

    /** Keeps session ids out of logs. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
