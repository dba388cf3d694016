package dcts.core.plugin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads an archive that nobody vouches for, entry by entry and in memory; nothing is written anywhere. Every byte of it has
 * to belong to something that its directory lists, and both ends have to tell the same, so that no other reader finds
 * something else in it.
 */
final class ArchiveReader {
    private static final int HEADER = 0x04034b50;
    private static final int HEADER_BYTES = 30;
    private static final int DESCRIPTOR = 0x08074b50;

    private final byte[] archive;
    private final ByteBuffer bytes;
    private final ArchiveLimits limits;

    ArchiveReader(byte[] archive, ArchiveLimits limits) {
        this.archive = archive;
        this.bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    /**
     * Hands over every file with its content.
     *
     * @throws PluginException with a sentence if the archive is hostile, damaged or too large
     */
    void read(BiConsumer<String, byte[]> files) {
        if (archive.length > limits.archive()) {
            throw new PluginException("it is " + archive.length + " bytes, more than " + limits.archive());
        }
        var directory = new ArchiveDirectory(archive);
        List<ArchiveEntry> entries = directory.entries(limits);
        checkTogether(entries);
        List<ArchiveEntry> inOrder = entries.stream()
                .sorted(Comparator.comparingInt(ArchiveEntry::offset))
                .toList();
        int at = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            ArchiveEntry entry = inOrder.get(i);
            if (entry.offset() != at) {
                throw hidden(entry);
            }
            int next = i + 1 < inOrder.size() ? inOrder.get(i + 1).offset() : directory.start();
            byte[] content = content(entry, next);
            if (!entry.directory()) {
                files.accept(entry.name(), content);
            }
            at = next;
        }
        if (at != directory.start()) {
            throw new PluginException("it has data that its directory does not list");
        }
    }

    private void checkTogether(List<ArchiveEntry> entries) {
        Set<String> places = new HashSet<>();
        long all = 0;
        for (ArchiveEntry entry : entries) {
            if (!places.add(entry.place())) {
                throw new PluginException("the entry " + ArchiveEntry.shown(entry.name()) + " is there twice");
            }
            entry.checkSize(limits);
            all += entry.size();
        }
        if (all > limits.all()) {
            throw new PluginException("it unpacks to " + all + " bytes, more than " + limits.all());
        }
    }

    /** The content of one entry, which ends where the next begins. */
    private byte[] content(ArchiveEntry entry, int next) {
        int at = entry.offset();
        if (at + HEADER_BYTES > next || bytes.getInt(at) != HEADER) {
            throw hidden(entry);
        }
        int nameBytes = Short.toUnsignedInt(bytes.getShort(at + 26));
        int data = at + HEADER_BYTES + nameBytes + Short.toUnsignedInt(bytes.getShort(at + 28));
        if (data + entry.packed() > next || !tellsTheSame(entry, at, nameBytes)) {
            throw hidden(entry);
        }
        checkDescriptor(entry, (int) (data + entry.packed()), next);
        byte[] content = unpacked(entry, data);
        var crc = new CRC32();
        crc.update(content);
        if ((int) crc.getValue() != entry.crc()) {
            throw new PluginException("the entry " + ArchiveEntry.shown(entry.name()) + " is damaged");
        }
        return content;
    }

    private boolean tellsTheSame(ArchiveEntry entry, int at, int nameBytes) {
        boolean same = Short.toUnsignedInt(bytes.getShort(at + 6)) == entry.flags()
                && Short.toUnsignedInt(bytes.getShort(at + 8)) == entry.method()
                && ArchiveDirectory.name(bytes, at + HEADER_BYTES, nameBytes).equals(entry.name());
        return same
                && tells(at + 14, entry.crc(), entry)
                && tells(at + 18, (int) entry.packed(), entry)
                && tells(at + 22, (int) entry.size(), entry);
    }

    /** Where the sizes follow the data, zero may stand in their place. */
    private boolean tells(int at, int value, ArchiveEntry entry) {
        int there = bytes.getInt(at);
        return there == value || (entry.described() && there == 0);
    }

    /** What follows the data: nothing, or checksum and sizes once more, with or without a mark before them. */
    private void checkDescriptor(ArchiveEntry entry, int end, int next) {
        int gap = next - end;
        boolean marked = gap == 16 && bytes.getInt(end) == DESCRIPTOR;
        if (!entry.described() ? gap != 0 : gap != 12 && !marked) {
            throw hidden(entry);
        }
        if (gap > 0
                && (bytes.getInt(next - 12) != entry.crc()
                        || bytes.getInt(next - 8) != (int) entry.packed()
                        || bytes.getInt(next - 4) != (int) entry.size())) {
            throw hidden(entry);
        }
    }

    private byte[] unpacked(ArchiveEntry entry, int data) {
        byte[] content = new byte[(int) entry.size()];
        if (entry.method() == 0 || entry.directory()) {
            boolean filled = entry.directory() && (entry.size() > 0 || entry.packed() > 2);
            if (filled || (entry.method() == 0 && entry.packed() != entry.size())) {
                throw hidden(entry);
            }
            System.arraycopy(archive, data, content, 0, content.length);
            return content;
        }
        inflate(entry, data, content);
        return content;
    }

    private void inflate(ArchiveEntry entry, int data, byte[] content) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(archive, data, (int) entry.packed());
            int done = inflater.inflate(content);
            // Asking for one more byte than was promised shows whether the promise was kept.
            boolean more = inflater.inflate(new byte[1]) > 0;
            if (more || done != content.length || !inflater.finished() || inflater.getBytesRead() != entry.packed()) {
                throw hidden(entry);
            }
        } catch (DataFormatException e) {
            throw new PluginException("the entry " + ArchiveEntry.shown(entry.name()) + " is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private static PluginException hidden(ArchiveEntry entry) {
        return new PluginException("the entry " + ArchiveEntry.shown(entry.name())
                + " is not what the directory of the archive says it is");
    }
}
