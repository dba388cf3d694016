package dcts.core.plugin;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an archive's directory says of one of its entries.
 *
 * @param name with slashes; one at the end for a directory
 * @param flags the general purpose bits
 * @param method 0 stored, 8 deflated
 * @param packed bytes in the archive
 * @param size bytes unpacked
 * @param offset where its local header begins
 */
record ArchiveEntry(String name, int flags, int method, int crc, long packed, long size, int offset) {
    private static final int LONGEST_NAME = 1_024;
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    boolean directory() {
        return name.endsWith("/");
    }

    boolean described() {
        return (flags & 8) != 0;
    }

    /** The name without the slash of a directory, so that a file and a directory of one name are the same. */
    String place() {
        return directory() ? name.substring(0, name.length() - 1) : name;
    }

    /** The name for a sentence: what would steer a terminal is replaced, what is long is cut. */
    static String shown(String name) {
        String cut = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }

    /** Refuses a name that could lead out of the folder that an archive is unpacked to, on any system. */
    void checkName() {
        String place = place();
        if (name.isEmpty() || name.length() > LONGEST_NAME || place.isEmpty()) {
            throw new PluginException(
                    "it has an entry whose name is empty or longer than " + LONGEST_NAME + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl) || name.indexOf('\\') >= 0) {
            throw new PluginException(
                    "the entry " + shown(name) + " has characters in its name that no file should have");
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw new PluginException("the entry " + shown(name) + " names a place outside of the archive");
        }
        for (String part : place.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new PluginException("the entry " + shown(name) + " leads out of the archive, or in circles");
            }
        }
    }

    /** Refuses what is larger than a part of a plugin may be, before a byte of it is unpacked. */
    void checkSize(ArchiveLimits limits) {
        if (size > limits.entry()) {
            throw new PluginException(
                    "the entry " + shown(name) + " is " + size + " bytes, more than " + limits.entry());
        }
        if (size > limits.freeOfRatio() && size / Math.max(1, packed) >= limits.ratio()) {
            throw new PluginException(String.format(
                    Locale.ROOT,
                    "the entry %s unpacks to %d bytes from %d, as a bomb does",
                    shown(name),
                    size,
                    packed));
        }
    }
}
