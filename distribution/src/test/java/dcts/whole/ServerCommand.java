package dcts.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the packaged server is started by its launcher.
 *
 * @param home the directory that the archive was unpacked to
 * @param prefix what stands before the command, to run it as somebody else
 * @param options what stands after {@code --data DIR}
 * @param environment variables besides those of the tests
 */
record ServerCommand(Path home, Path data, List<String> prefix, List<String> options, Map<String, String> environment) {

    /** The server of this build on a free port, and no browser. */
    static ServerCommand on(Path data) {
        return new ServerCommand(
                        Path.of(System.getProperty("dcts.home")), data, List.of(), List.of("--no-browser"), Map.of())
                .onPort(0);
    }

    /** Unpacks the built archive into a directory and returns the directory in it. */
    static Path unpack(Path into) throws IOException, InterruptedException {
        Files.createDirectories(into);
        var archive = System.getProperty("dcts.archive");
        var tar = new ProcessBuilder("tar", "xzf", archive, "-C", into.toString()).inheritIO();
        if (tar.start().waitFor() != 0) {
            throw new IOException("tar could not unpack " + archive);
        }
        try (var entries = Files.list(into)) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    ServerCommand from(Path otherHome) {
        return new ServerCommand(otherHome, data, prefix, options, environment);
    }

    ServerCommand as(List<String> otherPrefix) {
        return new ServerCommand(home, data, otherPrefix, options, environment);
    }

    ServerCommand with(String... more) {
        var all = Stream.concat(options.stream(), Stream.of(more)).toList();
        return new ServerCommand(home, data, prefix, all, environment);
    }

    ServerCommand variable(String name, String value) {
        var all = new HashMap<>(environment);
        all.put(name, value);
        return new ServerCommand(home, data, prefix, options, all);
    }

    /** Lifts the limits of rates, for tests that talk more than people do. */
    ServerCommand withoutLimits() {
        return variable("DCTS_LIMITS", "off");
    }

    ServerCommand onPort(int port) {
        var others = new ArrayList<>(options);
        int old = others.indexOf("--port");
        if (old >= 0) {
            others.subList(old, old + 2).clear();
        }
        others.addAll(List.of("--port", Integer.toString(port)));
        return new ServerCommand(home, data, prefix, others, environment);
    }

    /** Starts it and waits until it answers. */
    ServerProcess start() throws IOException, InterruptedException {
        return launch().awaitReady();
    }

    /** Starts it without waiting, for those that are meant to refuse. */
    ServerProcess launch() throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        var words = new ArrayList<>(List.of("run", "--data", data.toString()));
        words.addAll(options);
        return new ServerProcess(this, process(words).start());
    }

    /** Another verb of the launcher, such as {@code admin}; its data directory is named at the end. */
    Process tell(String... words) throws IOException {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return process(all).start();
    }

    private ProcessBuilder process(List<String> words) {
        var command = new ArrayList<>(prefix);
        command.add(home.resolve("dcts").toString());
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }
}
