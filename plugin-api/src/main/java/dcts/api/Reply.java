package dcts.api;

/** The answer that one request waits for. The first call counts, later ones do nothing. */
public interface Reply<O extends Record> {
    /** Answers with data. */
    void ok(O data);

    /** Refuses. */
    void refuse(ApiException reason);
}
