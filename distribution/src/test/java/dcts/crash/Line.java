package dcts.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** The way to the server, while there is one. */
interface Line {

    /** What is done with an answer. */
    interface Answered {
        void take(JsonNode answer) throws IOException;
    }

    /** Asks; what is asked of a connection that breaks is never answered. */
    void ask(String event, Map<String, ?> payload, Answered answered);
}
