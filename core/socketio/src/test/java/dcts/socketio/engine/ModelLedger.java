package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The messages of the server: numbered, some with an attachment, to be heard in order and at most once each. */
final class ModelLedger {
    private static final int NOTHING = -1;

    private final List<Boolean> withBytes = new ArrayList<>();
    private int lastHeard = NOTHING;
    private int attachmentOf = NOTHING;
    private int heard;

    /** The next message; what kind it is comes from a number. */
    Outgoing next(int kind) {
        int id = withBytes.size();
        boolean bytes = kind % 3 == 0;
        withBytes.add(bytes);
        String text = id + ":" + "x".repeat(kind % 7 == 0 ? 2_000 : 0);
        List<EngineFrame> frames = new ArrayList<>(List.of(EngineFrame.message(text)));
        if (bytes) {
            frames.add(EngineFrame.binary(("#" + id).getBytes(StandardCharsets.UTF_8)));
        }
        Outgoing packet = Outgoing.of(frames, kind % 5 == 0);
        return kind % 4 == 0 ? packet.asDroppable() : packet;
    }

    /** The client got a frame; those of the engine do not count, but must not come between a message and its bytes. */
    void hear(String frame) {
        if (attachmentOf != NOTHING) {
            assertThat(frame).isEqualTo("#" + attachmentOf);
            attachmentOf = NOTHING;
        } else if (frame.startsWith("4")) {
            int id = Integer.parseInt(frame, 1, frame.indexOf(':'), 10);
            assertThat(id).as("order").isGreaterThan(lastHeard).isLessThan(withBytes.size());
            lastHeard = id;
            heard++;
            attachmentOf = withBytes.get(id) ? id : NOTHING;
        } else {
            assertThat(frame).doesNotStartWith("#");
        }
    }

    /** Messages that the client got whole. */
    int heard() {
        assertThat(attachmentOf).as("an attachment is missing").isEqualTo(NOTHING);
        return heard;
    }
}
