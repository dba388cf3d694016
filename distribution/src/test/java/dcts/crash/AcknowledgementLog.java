package dcts.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The acknowledgements of all clients in one file, a line each. One counts once it is on the disk, so that no crash takes
 * the evidence. For one thread.
 */
final class AcknowledgementLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;
    private final StringBuilder lines = new StringBuilder();
    private final List<Runnable> waiting = new ArrayList<>();

    private final Runnable counted;

    /** Makes the file; {@code counted} is told of each acknowledgement that counts. */
    AcknowledgementLog(Path file, Runnable counted) throws IOException {
        this.counted = counted;
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    }

    /** Notes an acknowledgement; the client is told by {@link #force} that it counts. */
    void append(Acknowledgement acknowledgement, Runnable counts) throws IOException {
        lines.append(JSON.writeValueAsString(acknowledgement)).append('\n');
        waiting.add(counts);
    }

    /** Brings all that was noted to the disk and tells the clients. */
    void force() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        var bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        lines.setLength(0);
        var told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(client -> {
            client.run();
            counted.run();
        });
    }

    /** What is on the disk. */
    static List<Acknowledgement> read(Path file) throws IOException {
        List<Acknowledgement> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            all.add(JSON.readValue(line, Acknowledgement.class));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        force();
        channel.close();
    }
}
