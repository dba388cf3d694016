package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner switches the chat off and on while two people have it open. */
class PluginSwitchTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @Test
    void chatLeavesOpenWindowsAndComesBackInMidTalk(@TempDir Path folder) throws IOException, InterruptedException {
        var command = ServerCommand.on(folder.resolve("data"));
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            alice.say("can you hear me?");
            bob.reads("can you hear me?");
            bob.composer("general").fill("what I had begun to");

            tell(command, "disable");
            assertThat(alice.composer("general")).hasCount(0);
            assertThat(bob.composer("general")).hasCount(0);
            alice.picture(PICTURES.resolve("chat-off.png"));

            tell(command, "enable");
            alice.reads("can you hear me?");
            assertThat(bob.composer("general")).hasValue("what I had begun to");
            bob.say("again I can");
            alice.reads("again I can");
            alice.picture(PICTURES.resolve("chat-on-again.png"));
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    private static void tell(ServerCommand command, String verb) throws IOException, InterruptedException {
        assertThat(command.tell("plugin", verb, "chat").waitFor()).isZero();
    }
}
