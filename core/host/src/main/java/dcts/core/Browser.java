package dcts.core;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens a page in the person's browser, where there is one. */
final class Browser {
    private Browser() {}

    static void open(String url) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("mac")
                ? List.of("open", url)
                : system.contains("win") ? List.of("rundll32", "url.dll,FileProtocolHandler", url) : linux(url);
        if (command.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // No such program: the link has been printed, which is enough.
            return;
        }
    }

    private static List<String> linux(String url) {
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return desktop ? List.of("xdg-open", url) : List.of();
    }
}
