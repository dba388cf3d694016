package dcts.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void isOf256RandomBitsAndFitForHeaders() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String token = Token.create(random);
            assertThat(token).matches("[A-Za-z0-9_-]{43}");
            assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
            assertThat(Token.wellFormed(token)).isTrue();
            tokens.add(token);
        }
        assertThat(tokens).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource({"a, a, true", "a, b, false", "a, ab, false", "'', '', true", "'', a, false", "ä, a, false"})
    void areComparedWhole(String one, String other, boolean same) {
        assertThat(Token.same(one, other)).isEqualTo(same);
    }

    @Test
    void areKeptAsTheirSha256() {
        assertThat(Token.hexHash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
