package dcts.socketio.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies of polling answers. */
final class PollingPayload {
    static final byte[] OK = "ok".getBytes(StandardCharsets.UTF_8);

    private PollingPayload() {}

    /** Joins packets; bytes travel as base64. */
    static byte[] of(List<EngineFrame> frames) {
        if (frames.size() == 1) {
            return frames.getFirst().pollingForm();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (EngineFrame frame : frames) {
            if (out.size() > 0) {
                out.write(EnginePacket.SEPARATOR);
            }
            out.writeBytes(frame.pollingForm());
        }
        return out.toByteArray();
    }
}
