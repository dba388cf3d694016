package dcts.crash;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run is asked for.
 *
 * @param victim what is killed; each in turn if nothing is named
 * @param json where the result goes besides the table
 */
record CrashOptions(int kills, long seed, Optional<Victim> victim, Optional<Path> json) {
    static final String USAGE =
            "./dcts crash-test [--kills N] [--seed S] [--what server|database|both|any] [--json FILE]";

    private static final int MOST_KILLS = 10_000;

    /** Says in a sentence what is wrong with the arguments. */
    static final class UsageException extends Exception {
        UsageException(String message) {
            super(message);
        }
    }

    /**
     * Reads the arguments of the command.
     *
     * @param defaultSeed the seed where none is named
     * @throws UsageException if one is unknown or not within its bounds
     */
    static CrashOptions parse(long defaultSeed, String... arguments) throws UsageException {
        var options = new CrashOptions(5, defaultSeed, Optional.empty(), Optional.empty());
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new UsageException(arguments[i] + " needs a value, or is unknown");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private CrashOptions with(String name, String value) throws UsageException {
        return switch (name) {
            case "--kills" -> new CrashOptions((int) number(name, value, 1, MOST_KILLS), seed, victim, json);
            case "--seed" -> new CrashOptions(kills, number(name, value, Long.MIN_VALUE, Long.MAX_VALUE), victim, json);
            case "--what" -> new CrashOptions(kills, seed, victim(value), json);
            case "--json" -> new CrashOptions(kills, seed, victim, Optional.of(Path.of(value)));
            default -> throw new UsageException("unknown option " + name);
        };
    }

    private static Optional<Victim> victim(String value) throws UsageException {
        return switch (value) {
            case "any" -> Optional.empty();
            case "server" -> Optional.of(Victim.SERVER);
            case "database" -> Optional.of(Victim.DATABASE);
            case "both" -> Optional.of(Victim.BOTH);
            default -> throw new UsageException("--what is server, database, both or any, and not " + value);
        };
    }

    private static long number(String name, String value, long least, long most) throws UsageException {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " needs a whole number, and not " + value);
        }
        throw new UsageException(name + " is " + least + " to " + most + ", and not " + value);
    }

    /** The command that makes the same run, as far as moments can be the same. */
    String command() {
        var what = victim.map(Victim::name).orElse("any").toLowerCase(Locale.ROOT);
        return "./dcts crash-test --kills " + kills + " --seed " + seed + " --what " + what;
    }
}
