package dcts.keyauth.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The JavaScript that the original runs on, with a few lines that judge what is made here. */
final class Node implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    Node() {
        try {
            var script = Path.of(
                    Objects.requireNonNull(Node.class.getResource("/judge.mjs")).toURI());
            process = new ProcessBuilder("node", script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the judge of that name says of the case. */
    String judge(String judge, JsonObject request) {
        try {
            requests.write(request.with("judge", judge).compact() + "\n");
            requests.flush();
            String answer = Objects.requireNonNull(answers.readLine(), "Node ended");
            return ((JsonValue.Text) JsonValue.parse(answer).orElseThrow()).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
