package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as packers write them are read whole; each lie in one is refused with its own sentence. */
class ArchiveReaderTest {
    private static final ArchiveLimits SMALL = new ArchiveLimits(100_000, 5, 10_000, 6_000, 20, 1_000);
    private static final int LINK = 0120777;
    private static final int DEVICE = 0020666;

    @TempDir
    Path folder;

    @Test
    void whatIsTrueIsRead() {
        byte[] archive = new ZipBytes()
                .add("plugin.json", "{}")
                .add(entry("stored.txt").stored(bytes("stored.txt")))
                .add(entry("marked.txt").described(true))
                .add(entry("plain.txt").described(false))
                .add(new ZipBytes.Entry("döner/", new byte[0]).unixMode(0040755))
                .bytes();
        assertThat(read(archive, SMALL))
                .isEqualTo(Map.of(
                        "plugin.json",
                        "{}",
                        "stored.txt",
                        "stored.txt",
                        "marked.txt",
                        "marked.txt",
                        "plain.txt",
                        "plain.txt"));
        assertThat(read(new ZipBytes().bytes(), SMALL)).isEmpty();
    }

    @Test
    void whatARealPackerWritesIsRead() throws IOException {
        Path jar = TestPlugin.echo("real")
                .resource("web/index.js", "export default 1;")
                .pack(folder.resolve("real.jar"));
        assertThat(read(Files.readAllBytes(jar), ArchiveLimits.USUAL))
                .containsKeys("plugin.json", "dcts/real/Main.class", "dcts/real/Main$In.class")
                .containsEntry("web/index.js", "export default 1;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../up.txt",
                "a/../../up.txt",
                "a/..",
                "./here.txt",
                "a//b.txt",
                "/etc/passwd",
                "//server/share",
                "/",
                "a\\b.txt",
                "..\\up.txt",
                "C:evil.txt",
                "c:/evil.txt",
                "nul\0.txt",
                "line\nbreak.txt",
                "escape\u001b[2J.txt",
                ""
            })
    void namesThatLeadSomewhereElseAreRefused(String name) {
        assertThatThrownBy(() -> read(new ZipBytes().add(name, "x").bytes(), SMALL))
                .isInstanceOf(PluginException.class)
                .message()
                .containsPattern("^(the entry|it has an entry) [ -~]+$");
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                arguments("is a link", one(e -> e.unixMode(LINK))),
                arguments("is a link", one(e -> e.unixMode(DEVICE))),
                arguments("is a link", one(e -> e.unixMode(0040755))),
                arguments(
                        "is there twice",
                        new ZipBytes().add("a", "1").add("a", "2").bytes()),
                arguments(
                        "is there twice",
                        new ZipBytes().add("a", "1").add("a/", "").bytes()),
                arguments("encrypted", one(e -> {
                    e.flags |= 1;
                    e.localFlags |= 1;
                })),
                arguments("encrypted", one(e -> e.method = 12)),
                arguments("a second name", one(e -> e.extra = new byte[] {1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0})),
                arguments("a second name", one(e -> e.extra = new byte[] {0x75, 0x70, 1, 0, 1})),
                arguments("a second name", one(e -> e.extra = new byte[] {1, 2, 99, 0})),
                arguments("a second name", one(e -> e.extra = new byte[] {1})),
                arguments("not UTF-8", one(e -> e.name = new byte[] {(byte) 0xc0, (byte) 0xae})),
                arguments("is not what", one(e -> e.localName = bytes("other"))),
                arguments("is not what", one(e -> e.localFlags = 0)),
                arguments("is not what", one(e -> e.localSize++)),
                arguments("is not what", one(e -> e.localPacked--)),
                arguments("is not what", one(e -> e.localCrc++)),
                arguments("is not what", one(e -> e.localCrc = 0)),
                arguments("is not what", one(e -> e.described(true).behind[4]++)),
                arguments("is not what", one(e -> e.described(true).behind[0]++)),
                arguments("is not what", one(e -> e.described(false).behind[11]++)),
                arguments("is not what", one(e -> e.behind = new byte[16])),
                arguments("is not what", one(e -> e.before = new byte[5])),
                arguments("is not what", one(e -> e.shift = 1)),
                arguments("is not what", one(e -> sized(e, e.size - 1))),
                arguments("is not what", one(e -> sized(e, e.size + 1))),
                arguments("is not what", one(e -> packed(e, e.packed - 1))),
                arguments("is not what", one(e -> packed(e, e.packed + 1))),
                arguments("is not what", one(e -> e.stored(bytes("longer than it says it is")))),
                arguments("is damaged", one(e -> {
                    e.data = bytes("\u0007 not deflated");
                    packed(e, e.data.length);
                })),
                arguments(
                        "is not what",
                        new ZipBytes().add(directoryWithContent()).bytes()),
                arguments("is damaged", one(e -> {
                    e.crc++;
                    e.localCrc++;
                })),
                arguments("directory is damaged", one(e -> e.shift = 1 << 20)),
                arguments("directory is damaged", one(e -> e.shift = -1)),
                arguments(
                        "directory is damaged",
                        new ZipBytes().add("a", "1").counting(2).bytes()),
                arguments(
                        "directory is damaged",
                        new ZipBytes().add("a", "1").add("b", "").counting(1).bytes()),
                arguments(
                        "does not list", new ZipBytes().between(bytes("hidden")).bytes()),
                arguments(
                        "is not what",
                        new ZipBytes().add("a", "1").between(bytes("hidden")).bytes()),
                arguments(
                        "appended",
                        new ZipBytes().add("a", "1").after(bytes("more")).bytes()),
                arguments("is not what", overlapping()),
                arguments("it is no archive", bytes("garbage")),
                arguments("it is no archive", new byte[0]),
                arguments("it is no archive", new byte[22]),
                arguments("where its directory is", truncatedFront()));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsRefused(String sentence, byte[] archive) {
        assertThatThrownBy(() -> read(archive, SMALL))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertRefused("more than 100000", new byte[100_001]);
        var many = new ZipBytes();
        for (int i = 0; i < 6; i++) {
            many.add("e" + i, "");
        }
        assertRefused("it has 6 entries, more than 5", many.bytes());
        assertRefused(
                "is 6001 bytes, more than 6000",
                new ZipBytes().add(noise("large", 6_001)).bytes());
        assertRefused(
                "it unpacks to 12000 bytes, more than 10000",
                new ZipBytes().add(noise("a", 6_000)).add(noise("b", 6_000)).bytes());
        assertRefused(
                "as a bomb does", new ZipBytes().add("bomb", "0".repeat(6_000)).bytes());
        assertThat(read(new ZipBytes().add("small", "0".repeat(1_000)).bytes(), SMALL))
                .hasSize(1);
    }

    /** The sizes that a bomb tells may be small; what counts is that no more is unpacked than was told. */
    @Test
    void aBombThatHidesItsSizeIsRefused() {
        ZipBytes.Entry bomb = new ZipBytes.Entry("bomb", new byte[60_000]);
        sized(bomb, 500);
        assertRefused("is not what", new ZipBytes().add(bomb).bytes());
    }

    /** Whatever is cut or changed, the answer is a sentence or a whole archive, never another fault. */
    @Test
    void anyDamageEndsInASentence() {
        byte[] whole = new ZipBytes()
                .add("plugin.json", "{\"id\":\"x\"}")
                .add(entry("marked.txt").described(true))
                .bytes();
        var random = new Random(25);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut, SMALL)).isInstanceOf(PluginException.class);
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = whole.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(changed, SMALL)).hasSizeLessThanOrEqualTo(2);
            } catch (PluginException e) {
                assertThat(e.getMessage()).matches("[ -~]+");
            }
        }
    }

    private static void assertRefused(String sentence, byte[] archive) {
        assertThatThrownBy(() -> read(archive, SMALL))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(sentence);
    }

    private static Map<String, String> read(byte[] archive, ArchiveLimits limits) {
        Map<String, String> files = new TreeMap<>();
        new ArchiveReader(archive, limits)
                .read((name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
        return files;
    }

    private static ZipBytes.Entry entry(String name) {
        return new ZipBytes.Entry(name, bytes(name));
    }

    private static byte[] one(Consumer<ZipBytes.Entry> lie) {
        ZipBytes.Entry entry = new ZipBytes.Entry("file.txt", bytes("what is in the file, and some more of it"));
        lie.accept(entry);
        return new ZipBytes().add(entry).bytes();
    }

    private static void sized(ZipBytes.Entry entry, int size) {
        entry.size = size;
        entry.localSize = size;
    }

    private static void packed(ZipBytes.Entry entry, int packed) {
        entry.packed = packed;
        entry.localPacked = packed;
    }

    private static ZipBytes.Entry directoryWithContent() {
        return new ZipBytes.Entry("folder/", bytes("content"));
    }

    private static ZipBytes.Entry noise(String name, int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        return new ZipBytes.Entry(name, content);
    }

    /** Two entries of the directory share the data of one, as in a bomb that unpacks the same bytes many times. */
    private static byte[] overlapping() {
        ZipBytes.Entry first = entry("one1");
        ZipBytes.Entry second = entry("two2");
        second.shift = -(30 + 4 + first.data.length);
        return new ZipBytes().add(first).add(second).bytes();
    }

    private static byte[] truncatedFront() {
        byte[] whole = new ZipBytes().add("a", "1").bytes();
        return Arrays.copyOfRange(whole, 3, whole.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
