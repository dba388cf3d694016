package dcts.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A TCP socket as Linux lists it.
 *
 * @param local address and port in hexadecimal digits, the address in the byte order of the machine
 * @param state {@code 0A} listens, {@code 06} was closed in the last minute
 */
record SystemSocket(String local, String remote, String state) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String LISTENS = "0A";

    /** All of the network that a process lives in. */
    static List<SystemSocket> of(long pid) throws IOException {
        List<SystemSocket> sockets = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = Path.of("/proc", Long.toString(pid), "net", table);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> BLANKS.split(line.strip()))
                        .forEach(cells -> sockets.add(new SystemSocket(cells[1], cells[2], cells[3])));
            }
        }
        return sockets;
    }

    boolean listens() {
        return state.equals(LISTENS);
    }

    int localPort() {
        return port(local);
    }

    int remotePort() {
        return port(remote);
    }

    private static int port(String end) {
        return Integer.parseInt(end.substring(end.indexOf(':') + 1), 16);
    }

    /** Whether both ends are this machine: 127.x.x.x or ::1, on a machine that puts the low byte first. */
    boolean isLoopback() {
        return isLoopback(local) && isLoopback(remote);
    }

    private static boolean isLoopback(String end) {
        String address = end.substring(0, end.indexOf(':'));
        return switch (address.length()) {
            case 8 -> address.endsWith("7F");
            case 32 ->
                address.equals("00000000000000000000000001000000")
                        || (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
            default -> false;
        };
    }
}
