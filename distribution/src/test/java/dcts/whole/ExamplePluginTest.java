package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example for authors is installed while two people look, and they use its board. */
@Timeout(180)
class ExamplePluginTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @Test
    void theBoardComesIntoOpenWindowsAndIsUsed(@TempDir Path folder) throws Exception {
        var command = ServerCommand.on(folder.resolve("data"));
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            assertThat(command.tell("plugin", "install", archive(), "--yes").waitFor())
                    .isZero();

            alice.link("Notice board").click();
            alice.page()
                    .getByLabel("Notice", new Page.GetByLabelOptions().setExact(true))
                    .fill("The kitchen is **closed**.");
            alice.button("Put up").click();
            assertThat(alice.page().locator(".example-notice strong")).hasText("closed");
            assertThat(bob.page().getByLabel("one new notice")).isVisible();

            bob.say("notice: Tea at four.");
            assertThat(cards(alice)).hasCount(2);
            bob.link("Notice board").click();
            assertThat(cards(bob).first()).containsText("Tea at four.");
            assertThat(bob.page().getByLabel("new notice")).hasCount(0);
            bob.picture(PICTURES.resolve("example.png"));

            bob.button("Take down").click();
            bob.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByText("Take down", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(cards(alice)).hasCount(1);
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    private static String archive() {
        String version = System.getProperty("dcts.version");
        return Path.of("..", "plugins", "example", "target", "example-" + version + ".jar")
                .toAbsolutePath()
                .toString();
    }

    private static Locator cards(WebPerson person) {
        return person.page().locator(".example-notice");
    }
}
