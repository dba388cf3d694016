package dcts.core.db;

/**
 * The database cannot be had. The message is for the person who started the server: it names the thing, what is wrong
 * with it and what to do, and it holds no secret.
 */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String sentence) {
        super(sentence);
    }

    public DatabaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
