package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, through either transport: they are packets, or the end of that one session and of nothing else. */
class ProtocolFuzzTest {
    private static final String SEPARATOR = "\u001e";
    private static final String SPECIAL = "0123456789-+./,:[]{}\"\\'bnumte_ \u001e\u0000\n\ud800é😀";
    private static final int MOST_BYTES_FOR_A_BYTE = 500;

    private final OfflineServer server = new OfflineServer();

    @Test
    void keptInputsEndWell() {
        assertThat(Corpus.bodies()).hasSizeGreaterThan(100);
        Corpus.bodies().forEach(this::sendBothWays);
    }

    @Test
    void soundPacketsAreHandledBothWays() {
        byte[] bytes =
                "451-[\"message\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA==".getBytes(StandardCharsets.UTF_8);
        assertThat(server.post(bytes)).isEqualTo(1);
        assertThat(server.webSocket(messages(bytes))).isEqualTo(1);
    }

    @Test
    void anAttachmentStandsInOnePlace() {
        String head = "452-[\"message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":";
        String bytes = "}]\u001ebAQ==\u001ebAg==";
        assertThat(server.post((head + 1 + bytes).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(server.post((head + 0 + bytes).getBytes(StandardCharsets.UTF_8)))
                .isZero();
    }

    @Property(tries = 10_000)
    void changedInputsEndWell(@ForAll("changed") byte[] body) {
        sendBothWays(body);
    }

    @Property(tries = 2_000)
    void anyInputsEndWell(@ForAll byte[] body) {
        sendBothWays(body);
    }

    /** What both transports, the parser and the echo allocate for a body stays within a multiple of it, whatever is in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "6\u001e",
                "42[]\u001e",
                "b\u001e",
                "42[\"e\"]\u001e",
                "[",
                "{\"a\":",
                "{},",
                "[],",
                "\"\",",
                "0,",
                "\\u0000",
                "9",
                "/",
                "\n",
                "1e9,"
            })
    void costsOnlySoMuch(String repeated) {
        String many = repeated.repeat(900_000 / repeated.length());
        for (String body : List.of(many + "6", "42[\"e\"," + many + "0]", "40{\"a\":[" + many + "0]}", "bAQ" + many)) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            long before = allocated();
            sendBothWays(bytes);
            assertThat(allocated() - before).isLessThan((long) MOST_BYTES_FOR_A_BYTE * bytes.length);
        }
    }

    @Provide
    Arbitrary<byte[]> changed() {
        Arbitrary<String> seed = Arbitraries.of(Corpus.bodies())
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(bodies -> String.join(SEPARATOR, bodies));
        return Combinators.combine(seed, change().list().ofMaxSize(4)).as((start, changes) -> {
            String text = start;
            for (UnaryOperator<String> change : changes) {
                text = change.apply(text);
            }
            return text.getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Cuts out a piece and puts something else there: nothing, the piece twice, or something special. */
    private static Arbitrary<UnaryOperator<String>> change() {
        Arbitrary<Integer> at = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 5);
        Arbitrary<String> instead = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.just("twice"),
                Arbitraries.strings().withChars(SPECIAL).ofMaxLength(3));
        return Combinators.combine(at, length, instead).as((a, l, i) -> text -> {
            int start = a % (text.length() + 1);
            int end = Math.min(text.length(), start + l);
            String piece = text.substring(start, end);
            return text.substring(0, start) + (i.equals("twice") ? piece + piece : i) + text.substring(end);
        });
    }

    private void sendBothWays(byte[] body) {
        server.post(body);
        server.webSocket(messages(body));
    }

    /** The packets of a body as a WebSocket carries them; there bytes need no base64. */
    private static List<Object> messages(byte[] body) {
        List<Object> messages = new ArrayList<>();
        for (String packet : new String(body, StandardCharsets.UTF_8).split(SEPARATOR, -1)) {
            messages.add(packet.startsWith("b") ? decoded(packet.substring(1)) : packet);
        }
        return messages;
    }

    private static Object decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return base64.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
