package dcts.core;

import dcts.core.ops.ConsoleClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a person at the machine types, and what he is told. */
final class Terminal {
    private Terminal() {}

    /** What a command ended with. */
    record Said(int code, String out, String err) {}

    /** Runs one command against a server, with what is typed into it. */
    static Said tell(TestHost host, String input, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--data", host.data().toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = new ConsoleClient(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .run(all);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
