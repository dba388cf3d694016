package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road with two people at two browsers, and a server that dies in the middle of their talk. */
class TwoBrowsersTest {
    @Test
    void twoPeopleTalkAndNothingIsLostWhenTheServerDies(@TempDir Path data) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(data);
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");

            alice.say("hello Bob");
            bob.reads("hello Bob");
            bob.say("hello **Alice**");
            assertThat(alice.page().locator("strong").getByText("Alice")).isVisible();

            List<String> said = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                said.add("before the crash " + i);
                alice.say(said.getLast());
            }
            server.killHard();
            for (int i = 0; i < 3; i++) {
                said.add("into the silence " + i);
                bob.say(said.getLast());
            }
            try (ServerProcess again = server.startAgain()) {
                said.forEach(alice::reads);
                said.forEach(bob::reads);
                bob.say("and on we go");
                alice.reads("and on we go");
                alice.page().reload();
                said.forEach(alice::reads);
                assertThat(again.ownerLink()).isEmpty();
            }
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }
}
