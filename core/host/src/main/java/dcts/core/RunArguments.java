package dcts.core;

import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The arguments of {@code run}.
 *
 * @param openBrowser whether to open the server's page when it answers
 */
record RunArguments(ServerOptions options, boolean openBrowser) {
    /** The arguments cannot be understood. */
    static final class UsageException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /**
     * Reads them.
     *
     * @throws UsageException if one is unknown or lacks its value
     */
    static RunArguments parse(List<String> args) {
        Path data = Path.of("data");
        Path home = Path.of(".");
        OptionalInt port = OptionalInt.empty();
        boolean browser = true;
        List<ServerOptions.Mode> modes = new ArrayList<>();
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--data" -> data = Path.of(value(rest, arg));
                case "--home" -> home = Path.of(value(rest, arg));
                case "--port" -> port = OptionalInt.of(port(value(rest, arg)));
                case "--no-browser" -> browser = false;
                case "--demo" -> modes.add(ServerOptions.Mode.DEMO);
                case "--safe" -> modes.add(ServerOptions.Mode.SAFE);
                default -> throw new UsageException("unknown argument " + arg);
            }
        }
        if (modes.contains(ServerOptions.Mode.DEMO)) {
            data = DemoDirectory.create();
        }
        return new RunArguments(
                new ServerOptions(
                        data.toAbsolutePath().normalize(),
                        home.resolve("plugins"),
                        ShippedPlugins.read(home),
                        port,
                        modes,
                        System.getenv()),
                browser);
    }

    private static String value(Iterator<String> rest, String name) {
        if (!rest.hasNext()) {
            throw new UsageException(name + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new UsageException("--port needs a number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }
}
