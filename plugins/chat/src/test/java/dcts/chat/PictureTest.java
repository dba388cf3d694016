package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dcts.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a picture, by its first bytes. */
class PictureTest {
    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg", "gif, image/gif"})
    void whatTheJdkDrawsIsTaken(String format, String contentType) {
        byte[] content = Paintings.drawn(format, 300, 7);
        assertThat(PictureHead.of(content)).contains(new PictureHead(contentType, 300, 7));
        Picture picture = Picture.decode(Paintings.base64(content));
        assertThat(picture.contentType()).isEqualTo(contentType);
        assertThat(picture.content()).isEqualTo(content);
        assertThat(picture.id()).matches("[0-9a-f]{64}");
        assertThat(Picture.decode(Paintings.base64(content)).id()).isEqualTo(picture.id());
    }

    @ParameterizedTest
    @CsvSource({"VP8X", "VP8L", "'VP8 '"})
    void threeFormsOfWebpAreTaken(String form) {
        assertThat(PictureHead.of(Paintings.webp(form, 2_048, 513)))
                .contains(new PictureHead("image/webp", 2_048, 513));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void sidesHaveABound(byte[] content, boolean taken) {
        String sent = Paintings.base64(content);
        if (taken) {
            assertThat(Picture.decode(sent).content()).isEqualTo(content);
        } else {
            refused(sent);
        }
    }

    static Stream<Object[]> edges() {
        return Stream.of(
                new Object[] {Paintings.drawn("png", 2_048, 1), true},
                new Object[] {Paintings.drawn("png", 2_049, 1), false},
                new Object[] {Paintings.drawn("gif", 1, 2_049), false},
                new Object[] {Paintings.drawn("jpg", 2_049, 1), false},
                new Object[] {Paintings.webp("VP8X", 1, 2_049), false},
                new Object[] {Paintings.webp("VP8 ", 0, 5), false},
                new Object[] {Paintings.webp("VP8 ", 5, 5), true});
    }

    @Test
    void theContentHasABound() {
        byte[] content = Arrays.copyOf(Paintings.drawn("png", 1, 1), Picture.MAX_BYTES);
        assertThat(Paintings.base64(content)).hasSize(Picture.MAX_BASE64);
        assertThat(Picture.decode(Paintings.base64(content)).content()).hasSize(Picture.MAX_BYTES);
        refused(Paintings.base64(Arrays.copyOf(content, Picture.MAX_BYTES + 1)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void nothingElseIsTaken(byte[] content) {
        refused(Paintings.base64(content));
    }

    static Stream<byte[]> others() {
        byte[] png = Paintings.drawn("png", 5, 5);
        byte[] withoutHead = png.clone();
        withoutHead[12] = 'X';
        return Stream.of(
                bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"),
                bytes("<html><script>alert(1)</script>"),
                bytes("BM"),
                bytes("GIF88a\u0001\u0000\u0001\u0000"),
                bytes("RIFF....WAVEfmt "),
                bytes("RIFF\0\0\0\0WEBPVP8?aaaaaaaaaaaaaaaaaa"),
                new byte[] {(byte) 0xff, (byte) 0xd8},
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9, 0, 0},
                withoutHead);
    }

    @Test
    void whatIsCutOffBeforeItsSizeIsNotTaken() {
        for (byte[] whole :
                new byte[][] {Paintings.drawn("png", 5, 5), Paintings.drawn("gif", 5, 5), Paintings.webp("VP8X", 5, 5)
                }) {
            for (int length = 1; length < 10; length++) {
                refused(Paintings.base64(Arrays.copyOf(whole, length)));
            }
        }
    }

    @Test
    void noBytesMakeItFailInAnotherWay() {
        var random = new Random(7);
        byte[] jpg = Paintings.drawn("jpg", 9, 9);
        for (int i = 0; i < 20_000; i++) {
            byte[] content = Arrays.copyOf(jpg, 2 + random.nextInt(60));
            for (int at = 2; at < content.length; at++) {
                content[at] = random.nextInt(4) == 0 ? (byte) 0xff : (byte) random.nextInt(256);
            }
            assertThat(PictureHead.of(content)).isNotNull();
        }
    }

    @Test
    void whatIsNotBase64IsRefused() {
        Stream.of("!", "AAAA====", "iVBORw0KGgo", "data:image/png;base64,AAAA", "iVBO Rw0K")
                .forEach(PictureTest::refused);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void refused(String base64) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Picture.decode(base64))
                .withMessage("invalid at image");
    }
}
