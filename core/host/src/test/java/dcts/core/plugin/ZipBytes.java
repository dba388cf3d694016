package dcts.core.plugin;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** An archive written byte by byte, so that each of its numbers can be a lie. */
final class ZipBytes {
    private final List<Entry> entries = new ArrayList<>();
    private byte[] between = new byte[0];
    private byte[] after = new byte[0];
    private int count = -1;

    /** One entry; what is true at first can be changed for the directory, for the header before the data, or both. */
    static final class Entry {
        byte[] name;
        byte[] localName;
        byte[] data;
        byte[] before = new byte[0];
        byte[] behind = new byte[0];
        byte[] extra = new byte[0];
        int method = 8;
        int flags = 0x800;
        int localFlags = 0x800;
        int crc;
        int size;
        int localSize;
        int packed;
        int localPacked;
        int localCrc;
        int attributes;
        int shift;

        Entry(String name, byte[] content) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.localName = this.name;
            this.data = deflated(content);
            var sum = new CRC32();
            sum.update(content);
            this.crc = (int) sum.getValue();
            this.localCrc = crc;
            this.size = content.length;
            this.localSize = size;
            this.packed = data.length;
            this.localPacked = packed;
        }

        Entry stored(byte[] content) {
            data = content;
            method = 0;
            packed = content.length;
            localPacked = packed;
            return this;
        }

        Entry unixMode(int mode) {
            attributes = mode << 16;
            return this;
        }

        /** Zeros before the data and the truth behind them, as a packer writes that cannot go back. */
        Entry described(boolean marked) {
            flags |= 8;
            localFlags |= 8;
            localCrc = 0;
            localSize = 0;
            localPacked = 0;
            behind = little(12, out -> out.putInt(crc).putInt(packed).putInt(size));
            if (marked) {
                byte[] sizes = behind;
                behind = little(16, out -> out.putInt(0x08074b50).put(sizes));
            }
            return this;
        }

        private byte[] local() {
            return little(
                    30 + localName.length + data.length + behind.length,
                    out -> out.putInt(0x04034b50)
                            .putShort((short) 20)
                            .putShort((short) localFlags)
                            .putShort((short) method)
                            .putInt(0)
                            .putInt(localCrc)
                            .putInt(localPacked)
                            .putInt(localSize)
                            .putShort((short) localName.length)
                            .putShort((short) 0)
                            .put(localName)
                            .put(data)
                            .put(behind));
        }

        private byte[] central(int offset) {
            return little(
                    46 + name.length + extra.length,
                    out -> out.putInt(0x02014b50)
                            .putShort((short) (3 << 8 | 20))
                            .putShort((short) 20)
                            .putShort((short) flags)
                            .putShort((short) method)
                            .putInt(0)
                            .putInt(crc)
                            .putInt(packed)
                            .putInt(size)
                            .putShort((short) name.length)
                            .putShort((short) extra.length)
                            .putShort((short) 0)
                            .putShort((short) 0)
                            .putShort((short) 0)
                            .putInt(attributes)
                            .putInt(offset + shift)
                            .put(name)
                            .put(extra));
        }
    }

    ZipBytes add(Entry entry) {
        entries.add(entry);
        return this;
    }

    ZipBytes add(String name, String text) {
        return add(new Entry(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes that nothing lists, between the last entry and the directory. */
    ZipBytes between(byte[] bytes) {
        between = bytes;
        return this;
    }

    /** Bytes behind the end. */
    ZipBytes after(byte[] bytes) {
        after = bytes;
        return this;
    }

    /** As many entries as the end says there are. */
    ZipBytes counting(int entriesSaid) {
        count = entriesSaid;
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            out.writeBytes(entry.before);
            directory.writeBytes(entry.central(out.size()));
            out.writeBytes(entry.local());
        }
        out.writeBytes(between);
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        short said = (short) (count < 0 ? entries.size() : count);
        out.writeBytes(little(
                22,
                end -> end.putInt(0x06054b50)
                        .putInt(0)
                        .putShort(said)
                        .putShort(said)
                        .putInt(directory.size())
                        .putInt(start)
                        .putShort((short) 0)));
        out.writeBytes(after);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] packed = new byte[content.length + 100];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }

    private static byte[] little(int size, Consumer<ByteBuffer> content) {
        byte[] bytes = new byte[size];
        content.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }
}
