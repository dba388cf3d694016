package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
    private final OutboundBudget budget = new OutboundBudget(1_000);
    private final OutboundQueue queue = new OutboundQueue(new OutboundLimits(100, 4, 1_000), budget);

    @Test
    void boundsBytesAndPackets() {
        assertThat(queue.offer(packet(60, false))).isZero();
        assertThat(queue.offer(packet(41, false))).isEqualTo(OutboundQueue.OVERFLOW);
        assertThat(queue.offer(packet(40, false))).isZero();
        queue.clear();
        for (int i = 0; i < 4; i++) {
            assertThat(queue.offer(packet(2, false))).isZero();
        }
        assertThat(queue.offer(packet(2, false))).isEqualTo(OutboundQueue.OVERFLOW);
    }

    @Test
    void aPacketLargerThanTheLimitGoesAlone() {
        assertThat(queue.offer(packet(500, false))).isZero();
        assertThat(queue.offer(packet(2, false))).isEqualTo(OutboundQueue.OVERFLOW);
        assertThat(queue.take(10, 10)).hasSize(1);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void volatilePacketsMakeRoom() {
        queue.offer(packet(30, true));
        queue.offer(packet(30, false));
        queue.offer(packet(30, true));
        assertThat(queue.offer(packet(50, false))).isEqualTo(2);
        assertThat(queue.offer(packet(50, true))).isEqualTo(1);
        assertThat(queue.take(1_000, 10)).extracting(EngineFrame::size).containsExactly(30, 50);
    }

    @Test
    void takesWholePacketsInOrderUpToASize() {
        queue.offer(packet(30, false));
        queue.offer(Outgoing.of(List.of(EngineFrame.binary(new byte[10]), EngineFrame.binary(new byte[11])), false));
        queue.offer(packet(31, false));
        queue.offerFirst(packet(1, false));
        assertThat(queue.take(55, 10)).extracting(EngineFrame::size).containsExactly(1, 30, 10, 11);
        assertThat(queue.take(1, 10)).extracting(EngineFrame::size).containsExactly(31);
        assertThat(queue.take(1, 10)).isEmpty();
    }

    private static Outgoing packet(int size, boolean droppable) {
        Outgoing packet = Outgoing.of(List.of(EngineFrame.binary(new byte[size])), false);
        return droppable ? packet.asDroppable() : packet;
    }
}
