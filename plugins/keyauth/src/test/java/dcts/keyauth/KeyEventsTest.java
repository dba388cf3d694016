package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.TestHost;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.PluginJar;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import dcts.keyauth.api.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Another plugin is asked about keys, and told. */
@Timeout(60)
class KeyEventsTest {
    private static final String GUARD = """
            context.before(dcts.keyauth.api.KeyAuth.OPENING, FailMode.CLOSED, logIn -> logIn.fingerprint().equals("UNWANTED")
                ? Verdict.refuse(ApiException.of("guard.unwanted", 403)) : Verdict.allow());
            context.before(dcts.keyauth.api.KeyAuth.LINKING, FailMode.CLOSED,
                key -> Verdict.refuse(ApiException.of("guard.no_more", 409)));
            context.before(dcts.keyauth.api.KeyAuth.UNLINKING, FailMode.CLOSED,
                key -> Verdict.refuse(ApiException.of("guard.no_less", 409)));
            var told = new java.util.concurrent.LinkedBlockingQueue<String>();
            context.after(dcts.keyauth.api.KeyAuth.OPENED, logIn -> told.add(logIn.fingerprint()));
            context.on(request("guard.told"), (caller, in) -> {
                try {
                    return new Out(told.poll(4, java.util.concurrent.TimeUnit.SECONDS) + " " + told.size());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            """;

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @Test
    void itMayRefuseWhateverOpensAnAccount(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("keyauth.jar");
        PluginJar.pack(Path.of("target/classes"), archive);
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.named("guard")
                .requiring("keyauth", archive)
                .manifest("capabilities", List.of("accounts.read"))
                .starting(
                        GUARD.replace("UNWANTED", Vectors.key("bob").publicKey().fingerprint()))
                .pack(plugins.resolve("guard.jar"));
        try (TestHost host = TestHost.withPlugin(folder);
                KeyClient alice = new KeyClient(host.localUrl(), Vectors.key("alice"), 51);
                KeyClient bob = new KeyClient(host.localUrl(), Vectors.key("bob"), 52);
                TestMember member = alice.connect()) {
            assertThat(bob.verify(bob.solve(bob.login())).answer()).isEqualTo(Answer.refusal(403, "guard.unwanted"));
            assertThat(member.refusal("keyauth.link", bob.proof())).isEqualTo("guard.no_more");
            assertThat(member.refusal("keyauth.unlink", Map.of("fingerprint", alice.fingerprint())))
                    .isEqualTo("guard.no_less");
            assertThat(member.ask("guard.told", Map.of("text", "x")).get("text").textValue())
                    .isEqualTo(alice.fingerprint() + " 0");
        }
    }
}
