package dcts.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No telemetry, no registration: the server calls nobody. It runs in a network of its own that has nothing but loopback,
 * where the system counts every attempt to get out, also the shortest.
 */
class IdleTest {
    private static final long IDLE_SECONDS = 5;
    private static final String LOOPBACK_UP = "ip link set lo up && exec \"$@\"";

    @TempDir
    Path folder;

    @Test
    void neitherTheServerNorItsDatabaseCallsAnybody() throws Exception {
        var apart = networkOfItsOwn();
        try (var server = ServerCommand.on(folder.resolve("data"))
                .as(apart)
                .withoutLimits()
                .start()) {
            talk(server);
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);

            assertThat(attempts(server.pid()))
                    .as("ways out that were looked for, and questions for names")
                    .allMatch(counter -> counter.endsWith(" 0"));
            var sockets = SystemSocket.of(server.pid());
            Set<Integer> known = sockets.stream()
                    .filter(SystemSocket::listens)
                    .map(SystemSocket::localPort)
                    .collect(Collectors.toSet());
            assertThat(known).hasSize(2).contains(server.url().getPort());
            var connections =
                    sockets.stream().filter(socket -> !socket.listens()).toList();
            assertThat(connections).hasSizeGreaterThan(5).allMatch(SystemSocket::isLoopback);
            assertThat(connections)
                    .allMatch(socket -> known.contains(socket.localPort()) || known.contains(socket.remotePort()));
        }
    }

    /** Members come, talk and go, in the same network. */
    private static void talk(ServerProcess server) throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("dcts.root"));
        var command = new ArrayList<>(List.of("nsenter", "--net", "--target", Long.toString(server.pid())));
        if (!isRoot()) {
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        command.addAll(List.of(
                "node",
                root.resolve("distribution/src/test/js/contract.mjs").toString(),
                "http://127.0.0.1:" + server.url().getPort(),
                root.resolve("web-client/package.json").toString()));
        var node = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(node.getInputStream().readAllBytes(), UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
    }

    /** What stands before a command; the test is left out where the system does not give one. */
    private static List<String> networkOfItsOwn() throws InterruptedException {
        List<String> prefix = new ArrayList<>(List.of("unshare", "--net"));
        if (!isRoot()) {
            prefix.add("--map-root-user");
        }
        prefix.addAll(List.of("sh", "-c", LOOPBACK_UP, "sh"));
        var trial = new ArrayList<>(prefix);
        trial.add("true");
        try {
            assumeTrue(new ProcessBuilder(trial).start().waitFor() == 0, "no network of its own is to be had");
        } catch (IOException missing) {
            assumeTrue(false, "unshare is missing");
        }
        return prefix;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The counters of routes that were not found and of datagrams, for both families of addresses. */
    private static List<String> attempts(long pid) throws IOException {
        var net = Path.of("/proc", Long.toString(pid), "net");
        List<String> counters = new ArrayList<>(pairs(Files.readAllLines(net.resolve("snmp"))));
        if (Files.exists(net.resolve("snmp6"))) {
            Files.readAllLines(net.resolve("snmp6")).forEach(line -> counters.add(line.replaceAll("\\s+", " ")));
        }
        var wanted = counters.stream()
                .map(String::strip)
                .filter(counter -> counter.matches("\\w*(OutNoRoutes|OutDatagrams) \\d+"))
                .toList();
        assertThat(wanted).hasSizeGreaterThanOrEqualTo(2);
        return wanted;
    }

    /** The file has a line of names above each line of numbers, both with the protocol in front. */
    private static List<String> pairs(List<String> lines) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            var names = lines.get(i).split(" ", -1);
            var numbers = lines.get(i + 1).split(" ", -1);
            for (int j = 1; j < names.length; j++) {
                pairs.add(names[0].replace(":", "") + names[j] + " " + numbers[j]);
            }
        }
        return pairs;
    }
}
