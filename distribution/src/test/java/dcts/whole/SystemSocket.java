package dcts.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A socket as Linux lists it.
 *
 * @param local address and port in hexadecimal digits, the address in the byte order of the machine
 * @param state {@code 0A} listens, {@code 01} is connected
 */
record SystemSocket(String local, String remote, String state, String inode) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String LISTEN = "0A";

    /** The sockets of these tables, such as {@code tcp6}. */
    static List<SystemSocket> all(List<String> tables) throws IOException {
        List<SystemSocket> sockets = new ArrayList<>();
        for (String table : tables) {
            Path file = Path.of("/proc/net", table);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> BLANKS.split(line.strip()))
                        .forEach(cells -> sockets.add(new SystemSocket(cells[1], cells[2], cells[3], cells[9])));
            }
        }
        return sockets;
    }

    /** The numbers of the sockets that a process holds open; none if it has ended meanwhile. */
    static Set<String> inodesOf(long pid) {
        Set<String> inodes = new HashSet<>();
        try (var handles = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path handle : handles) {
                String target = target(handle);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException ended) {
            return inodes;
        }
        return inodes;
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    boolean isListening() {
        return state.equals(LISTEN);
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

    /** Whether both ends are this machine: 127.x.x.x or ::1, in the low-endian form of the list. */
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
