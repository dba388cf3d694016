package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcts.core.testing.TestMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No telemetry, no registration: neither the server nor its database calls anybody. */
class IdleTest {
    private static final int WATCH_MILLIS = 6_000;
    private static final int EVERY_MILLIS = 20;

    @TempDir
    Path folder;

    @Test
    void anIdleServerOpensNoOutwardConnection() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "only Linux shows its sockets as files");
        var command = ServerCommand.on(folder.resolve("data"));
        try (var server = command.launch();
                var watch = new SocketWatch(server.pid())) {
            server.awaitReady();
            var url = server.url().toString();
            try (var alice = TestMember.register(url, "alice", null);
                    var bob = TestMember.register(url, "bob", null)) {
                var general = Talk.channelId(alice, "general");
                alice.ask("chat.send", Map.of("channelId", general, "nonce", "n", "text", "Is anybody out there?"));
                bob.hear("chat.message.created");
                watch.goOn(WATCH_MILLIS);
            }
            var seen = watch.seen();
            assertThat(seen).as("the clients and the database are seen").hasSizeGreaterThan(2);
            assertThat(watch.rounds()).isGreaterThan(WATCH_MILLIS / EVERY_MILLIS / 10);
            Set<Integer> ours = watch.listening();
            assertThat(ours).contains(server.url().getPort());
            assertThat(seen).allSatisfy(socket -> {
                assertThat(socket.isLoopback()).as(socket.toString()).isTrue();
                assertThat(ours.contains(socket.localPort()) || ours.contains(socket.remotePort()))
                        .as(socket.toString())
                        .isTrue();
            });
            assertThat(watch.datagrams()).as("not even a question for a name").isEmpty();
        }
    }

    /** Looks again and again at all sockets of a process and its children. */
    private static final class SocketWatch implements AutoCloseable {
        private final long pid;
        private final Set<SystemSocket> connected = new HashSet<>();
        private final Set<SystemSocket> datagrams = new HashSet<>();
        private final Set<Integer> listening = new HashSet<>();
        private final Thread thread;
        private int rounds;
        private volatile boolean ending;

        SocketWatch(long pid) {
            this.pid = pid;
            this.thread = Thread.ofPlatform().start(this::watch);
        }

        private void watch() {
            try {
                while (!ending) {
                    look();
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void look() throws IOException {
            Set<String> inodes = new HashSet<>();
            var parent = ProcessHandle.of(pid);
            if (parent.isEmpty()) {
                return;
            }
            Stream.concat(parent.stream(), parent.get().descendants())
                    .forEach(process -> inodes.addAll(SystemSocket.inodesOf(process.pid())));
            for (SystemSocket socket : SystemSocket.all(List.of("tcp", "tcp6"))) {
                if (inodes.contains(socket.inode())) {
                    note(socket);
                }
            }
            SystemSocket.all(List.of("udp", "udp6")).stream()
                    .filter(socket -> inodes.contains(socket.inode()))
                    .forEach(this::noteDatagram);
            synchronized (this) {
                rounds++;
            }
        }

        private synchronized void note(SystemSocket socket) {
            if (socket.isListening()) {
                listening.add(socket.localPort());
            } else {
                connected.add(socket);
            }
        }

        private synchronized void noteDatagram(SystemSocket socket) {
            datagrams.add(socket);
        }

        void goOn(long millis) throws InterruptedException {
            thread.join(millis);
        }

        synchronized int rounds() {
            return rounds;
        }

        synchronized Set<SystemSocket> seen() {
            return Set.copyOf(connected);
        }

        synchronized Set<SystemSocket> datagrams() {
            return Set.copyOf(datagrams);
        }

        synchronized Set<Integer> listening() {
            return Set.copyOf(listening);
        }

        @Override
        public void close() {
            ending = true;
        }
    }
}
