package dcts.core.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the server and waits until it lets our account in. */
record MariadbStart(MariadbCommand command, MariadbHome home, PrivateAccount account) {
    private static final int PORTS_TO_TRY = 5;
    private static final int TRIES_OF_10_MS = 12_000;

    /** A server that answers. */
    record Running(Process process, int port) {}

    /** Somebody may take the port between our look and the server's; then the next one is tried. */
    Running run(String statements) throws IOException, InterruptedException {
        home.write(home.initFile(), statements);
        try {
            for (int i = 0; i < PORTS_TO_TRY; i++) {
                int port = i == 0 ? lastPort() : anyPort();
                Optional<Running> running = run(port);
                if (running.isPresent()) {
                    home.write(home.portFile(), Integer.toString(port));
                    return running.get();
                }
            }
        } finally {
            Files.deleteIfExists(home.initFile());
        }
        throw MariadbProcess.failed(home, "found no free port");
    }

    private Optional<Running> run(int port) throws IOException, InterruptedException {
        long logged = Files.exists(home.log()) ? Files.size(home.log()) : 0;
        Process process =
                MariadbProcess.builder(command.serve(home, port), home).start();
        home.write(home.pidFile(), Long.toString(process.pid()));
        boolean answers = false;
        try {
            answers = answers(process, port);
        } finally {
            if (!answers) {
                MariadbProcess.end(process);
            }
        }
        if (!answers && !portWasTaken(logged)) {
            throw MariadbProcess.failed(home, "did not start");
        }
        return answers ? Optional.of(new Running(process, port)) : Optional.empty();
    }

    /** Waiting for the process is the pause between two tries, so its death is seen at once. */
    private boolean answers(Process process, int port) throws InterruptedException {
        DatabaseAddress address = account.address(port);
        for (int i = 0; i < TRIES_OF_10_MS && process.isAlive(); i++) {
            try (Connection connection = DriverSettings.connect(address)) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                process.waitFor(10, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private boolean portWasTaken(long logged) throws IOException {
        byte[] log = Files.readAllBytes(home.log());
        int from = (int) Math.min(logged, log.length);
        return new String(log, from, log.length - from, StandardCharsets.ISO_8859_1).contains("Bind on TCP/IP port");
    }

    private int lastPort() throws IOException {
        Optional<Integer> last = home.read(home.portFile())
                .filter(text -> text.matches("[0-9]{4,5}"))
                .map(Integer::valueOf)
                .filter(port -> port <= 65_535);
        return last.isPresent() && bind(last.get()).isPresent() ? last.get() : anyPort();
    }

    private static int anyPort() throws IOException {
        return bind(0).orElseThrow(() -> new IOException("no free port on 127.0.0.1"));
    }

    private static Optional<Integer> bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return Optional.of(socket.getLocalPort());
        } catch (java.net.BindException taken) {
            return Optional.empty();
        }
    }
}
