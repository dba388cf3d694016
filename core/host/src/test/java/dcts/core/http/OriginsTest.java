package dcts.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private static final Origins PLAIN = new Origins("", List.of());
    private static final Origins PUBLIC =
            new Origins("https://Chat.example.org", List.of("https://App.example.org", "app://desktop"));

    @ParameterizedTest
    @CsvSource({
        "http://localhost:2052, localhost:2052, true",
        "https://localhost:2052, localhost:2052, true",
        "HTTP://LocalHost:2052, localhost:2052, true",
        "http://localhost:2053, localhost:2052, false",
        "http://localhost, localhost:2052, false",
        "http://localhost:2052, localhost, false",
        "http://127.0.0.1:2052, localhost:2052, false",
        "http://[::1]:2052, [::1]:2052, true",
        "http://localhost:2052.evil.example, localhost:2052, false",
        "http://evil.example/localhost:2052, localhost:2052, false",
        "http://user@localhost:2052, localhost:2052, false",
        "ftp://localhost:2052, localhost:2052, false",
        "null, localhost:2052, false",
        "'', localhost:2052, false",
        "'', '', false",
        "http://, '', true", // no browser sends that; without a host nothing but itself equals it
        "http://localhost:2052, , false"
    })
    void aPageFromWhereItCallsIsOurs(String origin, @Nullable String host, boolean ours) {
        assertThat(PLAIN.isOurs(origin, Optional.ofNullable(host))).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example.org, true, true",
        "https://CHAT.example.org, true, true",
        "http://chat.example.org, false, false",
        "https://chat.example.org.evil.example, false, false",
        "https://chat.example.org:8443, false, false",
        "https://evilchat.example.org, false, false",
        "https://app.example.org, false, true",
        "https://APP.example.org, false, true",
        "app://desktop, false, true",
        "app://other, false, false",
        "https://example.org, false, false",
        "null, false, false"
    })
    void aPublicAddressAndAllowedOriginsAreKnown(String origin, boolean ours, boolean mayConnect) {
        Optional<String> behindProxy = Optional.of("10.0.0.5:2052");
        assertThat(PUBLIC.isOurs(origin, behindProxy)).isEqualTo(ours);
        assertThat(PUBLIC.mayConnect(origin, behindProxy)).isEqualTo(mayConnect);
    }

    @Test
    void cookiesAreForHttpsOnlyWhereTheServerIs() {
        assertThat(PUBLIC.secure()).isTrue();
        assertThat(PLAIN.secure()).isFalse();
        assertThat(new Origins("http://chat.example.org", List.of()).secure()).isFalse();
    }
}
