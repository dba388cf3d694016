package dcts.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {
    /** Trusted proxies; who connects; what the header says; who it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nobody is trusted: the header is noise
                "''|203.0.113.7|1.2.3.4|203.0.113.7",
                "''|127.0.0.1|1.2.3.4|127.0.0.1",
                "''|::1|1.2.3.4|::1",
                "10.0.0.1|203.0.113.7|1.2.3.4|203.0.113.7",
                "10.0.0.1|10.0.0.2|1.2.3.4|10.0.0.2",
                // one proxy: what it added, which is the last
                "10.0.0.1|10.0.0.1|203.0.113.7|203.0.113.7",
                "10.0.0.1|10.0.0.1|1.2.3.4, 203.0.113.7|203.0.113.7",
                "10.0.0.1|10.0.0.1|10.0.0.1, 203.0.113.7|203.0.113.7",
                "10.0.0.1|10.0.0.1|127.0.0.1,  203.0.113.7 |203.0.113.7",
                // two proxies, one after the other
                "10.0.0.0/8|10.0.0.1|1.2.3.4, 203.0.113.7, 10.0.0.2|203.0.113.7",
                "10.0.0.1|10.0.0.1|1.2.3.4, 203.0.113.7, 10.0.0.2|10.0.0.2",
                // nothing but proxies
                "10.0.0.0/8|10.0.0.1|10.0.0.3, 10.0.0.2|10.0.0.3",
                // what is no address is where belief ends
                "10.0.0.1|10.0.0.1|unknown|10.0.0.1",
                "10.0.0.1|10.0.0.1|''|10.0.0.1",
                "10.0.0.1|10.0.0.1|1.2.3.4,|10.0.0.1",
                "10.0.0.1|10.0.0.1|example.org|10.0.0.1",
                "10.0.0.1|10.0.0.1|203.0.113.7:51234|10.0.0.1",
                "10.0.0.1|10.0.0.1|999.1.1.1|10.0.0.1",
                "10.0.0.0/8|10.0.0.1|1.2.3.4, x, 10.0.0.2|10.0.0.2",
                // IPv6, in its many written forms
                "2001:db8::/32|2001:db8::1|2001:470::9|2001:470:0:0:0:0:0:9",
                "2001:db8::/32|[2001:db8::1]|[2001:470::9]|2001:470:0:0:0:0:0:9",
                "fe80::1|fe80::1%eth0|203.0.113.7|203.0.113.7",
                "10.0.0.1|::ffff:10.0.0.1|203.0.113.7|203.0.113.7",
                "10.0.0.1|10.0.0.1|::ffff:203.0.113.7|203.0.113.7",
                "::1|0:0:0:0:0:0:0:1|203.0.113.7|203.0.113.7",
            })
    void findsWhoReallyAsks(String trusted, String peer, String header, String client) {
        List<String> proxies = trusted.isEmpty() ? List.of() : List.of(trusted.split(","));
        assertThat(new ClientAddresses(proxies).resolve(peer, Optional.of(header)))
                .isEqualTo(client);
    }

    @Test
    void withoutTheHeaderItIsThePeer() {
        assertThat(new ClientAddresses(List.of("10.0.0.1")).resolve("10.0.0.1", Optional.empty()))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void whatIsNoNetworkCannotBeTrusted() {
        assertThatThrownBy(() -> new ClientAddresses(List.of("proxy.example.org")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "::ffff:203.0.113.7, 203.0.113.7, true",
        // one IPv6 customer has a /64 and may use every address in it
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "2001:db8::1, 2001:0DB8:0::1, true",
        "somewhere, elsewhere, false"
    })
    void limitsCountByCustomer(String one, String other, boolean same) {
        assertThat(ClientAddresses.limitKey(one).equals(ClientAddresses.limitKey(other)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.1.2.3, true",
        "::1, true",
        "[::1], true",
        "0:0:0:0:0:0:0:1, true",
        "::ffff:127.0.0.1, true",
        "10.0.0.1, false",
        "0.0.0.0, false",
        "localhost, false",
        "'', false"
    })
    void theMachineItselfIsKnown(String peer, boolean local) {
        assertThat(ClientAddresses.isLocal(peer, Optional.empty())).isEqualTo(local);
        assertThat(ClientAddresses.isLocal(peer, Optional.of("127.0.0.1")))
                .as("through a proxy it is somebody else")
                .isFalse();
    }
}
