package dcts.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure depends on and cannot be read from it. */
final class Machine {
    private static final long KIB_PER_GIB = 1 << 20;

    private Machine() {}

    static String facts() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores" + line("/proc/cpuinfo", "model name", " of ")
                + memory() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.runtime.version");
    }

    /** How many threads wanted to run in the last minute; others' work makes figures worse. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String memory() throws IOException {
        var total = line("/proc/meminfo", "MemTotal", "").replaceAll("\\D", "");
        return total.isEmpty() ? "" : ", " + Long.parseLong(total) / KIB_PER_GIB + " GiB";
    }

    private static String line(String file, String key, String before) throws IOException {
        var path = Path.of(file);
        if (!Files.isReadable(path)) {
            return "";
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> before + line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
