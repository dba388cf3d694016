package dcts.core.plugin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of contents at the end of an archive. Only the plain form is read that every packer writes: one volume, nothing
 * encrypted, no 64-bit sizes, nothing between the directory and the end.
 */
final class ArchiveDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    /** How well it was deflated, that sizes follow the data, that names are UTF-8. */
    private static final int KNOWN_FLAGS = 0x0002 | 0x0004 | 0x0008 | 0x0800;

    private static final int FILE_TYPE = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int DIRECTORY = 0x4000;
    private static final int EXTRA_64_BIT = 0x0001;
    private static final int EXTRA_OTHER_NAME = 0x7075;

    private final ByteBuffer bytes;
    private final int start;
    private final int count;

    /**
     * Finds the directory.
     *
     * @throws PluginException if there is none of the plain form
     */
    ArchiveDirectory(byte[] archive) {
        this.bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_BYTES;
        if (end < 0 || bytes.getInt(end) != END || bytes.getShort(end + 20) != 0) {
            throw new PluginException("it is no archive, or it is cut off, or something is appended to it");
        }
        this.count = Short.toUnsignedInt(bytes.getShort(end + 10));
        long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
        long offset = Integer.toUnsignedLong(bytes.getInt(end + 16));
        boolean oneVolume = bytes.getInt(end + 4) == 0 && Short.toUnsignedInt(bytes.getShort(end + 8)) == count;
        if (!oneVolume || offset + size != end) {
            throw new PluginException("its end does not say where its directory is");
        }
        this.start = (int) offset;
    }

    /** Where the directory begins, and the data end. */
    int start() {
        return start;
    }

    /**
     * The entries in the order in which they are listed, each with a harmless name and no link.
     *
     * @throws PluginException for the first that is not
     */
    List<ArchiveEntry> entries(ArchiveLimits limits) {
        if (count > limits.entries()) {
            throw new PluginException("it has " + count + " entries, more than " + limits.entries());
        }
        List<ArchiveEntry> entries = new ArrayList<>();
        int at = start;
        int end = bytes.capacity() - END_BYTES;
        for (int i = 0; i < count; i++) {
            if (at + HEADER_BYTES > end || bytes.getInt(at) != HEADER) {
                throw damaged();
            }
            int nameBytes = unsigned(at + 28);
            int extraBytes = unsigned(at + 30);
            int next = at + HEADER_BYTES + nameBytes + extraBytes + unsigned(at + 32);
            if (next > end) {
                throw damaged();
            }
            ArchiveEntry entry = entry(at, name(bytes, at + HEADER_BYTES, nameBytes));
            checkExtras(entry, at + HEADER_BYTES + nameBytes, extraBytes);
            entries.add(entry);
            at = next;
        }
        if (at != end) {
            throw damaged();
        }
        return entries;
    }

    private ArchiveEntry entry(int at, String name) {
        var entry = new ArchiveEntry(
                name,
                unsigned(at + 8),
                unsigned(at + 10),
                bytes.getInt(at + 16),
                Integer.toUnsignedLong(bytes.getInt(at + 20)),
                Integer.toUnsignedLong(bytes.getInt(at + 24)),
                bytes.getInt(at + 42));
        entry.checkName();
        String shown = ArchiveEntry.shown(name);
        if ((entry.flags() & ~KNOWN_FLAGS) != 0 || (entry.method() != 0 && entry.method() != 8)) {
            throw new PluginException("the entry " + shown + " is encrypted, or packed in a way that plugins are not");
        }
        int type = (bytes.getInt(at + 38) >>> 16) & FILE_TYPE;
        if (type != 0 && type != (entry.directory() ? DIRECTORY : REGULAR)) {
            throw new PluginException("the entry " + shown + " is a link or no file");
        }
        if (unsigned(at + 34) != 0 || entry.offset() < 0 || entry.offset() >= start) {
            throw damaged();
        }
        return entry;
    }

    private void checkExtras(ArchiveEntry entry, int from, int length) {
        int at = from;
        while (at < from + length) {
            int next = at + 4 > from + length ? Integer.MAX_VALUE : at + 4 + unsigned(at + 2);
            if (next > from + length || unsigned(at) == EXTRA_64_BIT || unsigned(at) == EXTRA_OTHER_NAME) {
                throw new PluginException(
                        "the entry " + ArchiveEntry.shown(entry.name()) + " has a second name or size beside its own");
            }
            at = next;
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** Names are UTF-8 and nothing else, so that everybody reads the same. */
    static String name(ByteBuffer bytes, int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PluginException("it has an entry whose name is not UTF-8");
        }
    }

    static PluginException damaged() {
        return new PluginException("its directory is damaged");
    }
}
