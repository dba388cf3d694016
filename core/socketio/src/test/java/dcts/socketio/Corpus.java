package dcts.socketio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The inputs that are kept for good. */
final class Corpus {
    private Corpus() {}

    static List<byte[]> bodies() {
        try (InputStream file = Objects.requireNonNull(Corpus.class.getResourceAsStream("/corpus/bodies.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Corpus::unescape)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] unescape(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < line.length(); i++) {
            if (line.startsWith("\\x", i)) {
                bytes.write(Integer.parseInt(line, i + 2, i + 4, 16));
                i += 3;
            } else {
                i += line.startsWith("\\\\", i) ? 1 : 0;
                bytes.write(line.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
