package dcts.socketio.engine;

import java.util.function.Consumer;

/** One HTTP request that waits for its answer. Exactly one method is called, once; none of them blocks. */
public interface Exchange {
    /**
     * Answers with status 200.
     *
     * @param body UTF-8
     * @param onFailure called if the answer could not be written
     */
    void answer(byte[] body, Consumer<Throwable> onFailure);

    /** Answers with an error. */
    void refuse(EngineError error);
}
