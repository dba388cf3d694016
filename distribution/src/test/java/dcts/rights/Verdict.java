package dcts.rights;

/** What became of a call, as far as rights decide it. */
enum Verdict {
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    /** The gate let it through, whatever came of it then. */
    PASSES;

    /** Reads the code of a refusal, with its path after a colon if it has one, or a status of HTTP. */
    static Verdict of(String answer) {
        return switch (answer) {
            case "unauthorized", "status 401" -> UNAUTHORIZED;
            case "not_found", "unknown_event", "status 404" -> NOT_FOUND;
            case "forbidden", "status 403" -> FORBIDDEN;
            default -> PASSES; // also "forbidden:password": whoever may do it is asked for his password once more
        };
    }
}
