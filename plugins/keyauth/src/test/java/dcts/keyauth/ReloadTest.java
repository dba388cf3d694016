package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.TestHost;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.LiveObjects;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.Vectors;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The log-in by key is switched off and on again while people log in. */
@Timeout(180)
class ReloadTest {
    private static final int CYCLES = Boolean.getBoolean("long") ? 50 : 10;
    private static final String LOADER = "dcts.core.plugin.WalledClassLoader";

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger letIn = new AtomicInteger();

    @Test
    void whoWasLetInStaysAndNothingIsLeftBehind(@TempDir Path folder) throws Exception {
        try (TestHost host = TestHost.withPlugin(folder);
                KeyClient first = new KeyClient(host.localUrl(), Vectors.key("alice"), 41);
                TestMember member = first.connect()) {
            List<CompletableFuture<String>> comings = Stream.of(42, 43, 44)
                    .map(number -> CompletableFuture.supplyAsync(() -> comeAgainAndAgain(host, number)))
                    .toList();
            for (int i = 0; i < CYCLES; i++) {
                switched(host, "disable");
                switched(host, "enable");
                assertThat(first.enter()).isNotEmpty();
            }
            over.set(true);
            for (CompletableFuture<String> coming : comings) {
                String lastSession = coming.get(60, TimeUnit.SECONDS);
                assertThat(lastSession).isNotEmpty();
                TestMember.withToken(host.url(), lastSession).close();
            }
            assertThat(letIn.get()).isGreaterThan(CYCLES);
            assertThat(member.connected()).isTrue();
            switched(host, "disable");
            assertThat(LiveObjects.await(LOADER, 0)).isZero();
        }
    }

    /** The last session; while the plugin is off, or the address has called too often, there is none to be had. */
    private String comeAgainAndAgain(TestHost host, int number) {
        String last = "";
        try (var client = new KeyClient(host.localUrl(), PrivateRsaKey.generate(new SecureRandom()), number)) {
            while (!over.get() || last.isEmpty()) {
                last = client.tryToEnter()
                        .map(sessionId -> {
                            letIn.incrementAndGet();
                            return sessionId;
                        })
                        .orElse(last);
            }
        }
        return last;
    }

    private static void switched(TestHost host, String verb) {
        var console = Map.of("Authorization", "Bearer " + host.consoleToken());
        new TestApi(host.localUrl())
                .send("POST", "/api/admin/plugins/" + verb, Map.of("id", "keyauth"), console)
                .data();
    }
}
