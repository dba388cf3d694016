package dcts.core.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.ApiException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line's side of the console: speaks to the running server over loopback. */
public final class ConsoleClient {
    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;

    public ConsoleClient(PrintStream out, PrintStream err, InputStream in) {
        this.out = out;
        this.err = err;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Runs one command, the verb first; returns the exit code: 0, 1 if the server refused, 2 if the words are wrong. */
    public int run(List<String> args) {
        List<String> words = new ArrayList<>(args);
        Path data = dataDirectory(words);
        if (ConsoleCommand.parse(words).isEmpty()
                && PluginTalk.Request.parse(words).isEmpty()
                && SettingTalk.Request.parse(words).isEmpty()
                && EntryPointTalk.Request.parse(words).isEmpty()) {
            err.println(ConsoleCommand.USAGE);
            return 2;
        }
        try {
            return send(data, words);
        } catch (IOException | ApiException | IllegalArgumentException e) {
            // Nobody listens, or somebody else does, or the file is what a killed server left.
            err.println(
                    "dcts: the server on " + data.toAbsolutePath().normalize() + " does not answer; start it first.");
            return 1;
        }
    }

    private static Path dataDirectory(List<String> words) {
        int at = words.indexOf("--data");
        if (at < 0 || at + 1 >= words.size()) {
            return Path.of("data");
        }
        Path data = Path.of(words.get(at + 1));
        words.subList(at, at + 2).clear();
        return data;
    }

    private Map<String, Object> body(ConsoleCommand command) throws IOException {
        Map<String, Object> body = new HashMap<>(command.body());
        if (command.wantsPassword()) {
            String line = in.readLine();
            body.put("password", line == null ? "" : line);
        }
        return body;
    }

    private int send(Path data, List<String> words) throws IOException {
        if (!Files.isReadable(ConsoleFile.at(data))) {
            err.println("dcts: no server runs on " + data.toAbsolutePath().normalize()
                    + " that this user may steer; start it with ./dcts run.");
            return 1;
        }
        var link = new ConsoleLink(data);
        Optional<PluginTalk.Request> talk = PluginTalk.Request.parse(words);
        if (talk.isPresent()) {
            return new PluginTalk(link, out, err, in).run(talk.get());
        }
        Optional<SettingTalk.Request> settings = SettingTalk.Request.parse(words);
        if (settings.isPresent()) {
            return new SettingTalk(link, out, err, in).run(settings.get());
        }
        Optional<EntryPointTalk.Request> points = EntryPointTalk.Request.parse(words);
        if (points.isPresent()) {
            return new EntryPointTalk(link, out, err).run(points.get());
        }
        ConsoleCommand command = ConsoleCommand.parse(words).orElseThrow();
        return show(
                command,
                command.method().equals("POST") ? link.post(command.path(), body(command)) : link.get(command.path()));
    }

    private int show(ConsoleCommand command, ConsoleAnswer answer) {
        if (!answer.granted()) {
            err.println(answer.refusal() + command.hint(answer.code()));
            return 1;
        }
        JsonNode plugins = answer.data().path("plugins");
        plugins.forEach(plugin -> out.println(ConsoleAnswer.line(plugin)));
        answer.data().path("found").forEach(archive -> out.println(ConsoleAnswer.foundLine(archive)));
        if (plugins.isMissingNode()) {
            out.println("done");
        }
        return 0;
    }
}
