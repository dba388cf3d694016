package dcts.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a figure depends on and cannot be read from it. */
public final class Machine {
    private static final long KIB_PER_GIB = 1 << 20;
    private static final int SPARE_FILES = 500;

    private Machine() {}

    /** Cores, memory, system and Java. */
    public static String facts() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores" + line("/proc/cpuinfo", "model name", " of ")
                + memory() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.runtime.version");
    }

    /** How many threads wanted to run in the last minute; others' work makes figures worse. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** How often since the system started a connection came when too many were waiting; below zero if it does not say. */
    static long listenOverflows() throws IOException {
        var counters = Path.of("/proc/net/netstat");
        if (!Files.isReadable(counters)) {
            return -1;
        }
        var rows = Files.readAllLines(counters).stream()
                .filter(line -> line.startsWith("TcpExt:"))
                .map(line -> List.of(line.split(" ", -1)))
                .toList();
        return Long.parseLong(rows.get(1).get(rows.get(0).indexOf("ListenOverflows")));
    }

    /**
     * Checks that a process may have as many connections; the JVM takes all that the system allows.
     *
     * @throws IllegalStateException with what to do if not
     */
    static void needsFiles(int connections) throws IOException {
        int needed = connections + SPARE_FILES;
        var limit = line("/proc/self/limits", "Max open files", "")
                .replaceAll("\\D+", " ")
                .strip();
        var hard = limit.substring(limit.indexOf(' ') + 1);
        if (!hard.isEmpty() && Long.parseLong(hard) < needed) {
            throw new IllegalStateException("needs " + needed + " open files and a process may have " + hard
                    + ": raise the hard limit, as root with ulimit -Hn " + needed);
        }
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
