package dcts.core.db;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a MariaDB server. Servers of one series ({@code major.minor}) share their files freely. */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    /** The oldest series that the server works with. */
    public static final ServerVersion OLDEST = new ServerVersion(10, 11, 0);

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    /** Finds the first {@code a.b.c} in the text. */
    public static Optional<ServerVersion> find(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find() ? Optional.of(of(numbers)) : Optional.empty();
    }

    /** Whether the other version is of an earlier series. */
    public boolean newerSeriesThan(ServerVersion other) {
        return new ServerVersion(major, minor, 0).compareTo(new ServerVersion(other.major, other.minor, 0)) > 0;
    }

    /** {@code major.minor}. */
    public String series() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }

    private static ServerVersion of(Matcher numbers) {
        return new ServerVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }
}
