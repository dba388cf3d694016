package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web client by keyboard alone, on a narrow screen, and in German. */
class KeyboardTest {
    @Test
    void aPersonRegistersAndTalksWithoutAMouse(@TempDir Path data) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(data);
                WebBrowser browser = new WebBrowser();
                WebPerson person = browser.person()) {
            person.open(server.ownerLink().orElseThrow().toString());
            assertThat(person.page().getByLabel("Login name")).isFocused();
            Keyboard keys = person.page().keyboard();
            keys.type("keys");
            tabTo(person, "Password");
            keys.type(WebPerson.PASSWORD);
            keys.press("Enter");
            assertThat(person.composer("general")).isVisible();

            person.composer("general").focus();
            keys.type("one line");
            keys.press("Shift+Enter");
            keys.type("and another");
            keys.press("Enter");
            assertThat(person.messages("general")).containsText("one line");
            assertThat(person.messages("general")).containsText("and another");
            assertThat(person.page().getByText("one line")).hasCount(1);

            keys.press("Alt+ArrowDown");
            assertThat(person.composer("random")).isVisible();
            keys.press("Alt+ArrowUp");
            assertThat(person.composer("general")).isVisible();
        }
    }

    private static void tabTo(WebPerson person, String label) {
        var wanted = person.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        for (int i = 0; i < 10; i++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            person.page().keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    @Test
    void itFitsANarrowScreenAndSpeaksGerman(@TempDir Path data) throws IOException, InterruptedException {
        var narrow = new Browser.NewContextOptions().setLocale("de-DE").setViewportSize(360, 740);
        try (ServerProcess server = ServerProcess.start(data, "--demo");
                WebBrowser browser = new WebBrowser();
                WebPerson person = browser.person(narrow)) {
            person.open(server.url().toString());
            assertThat(person.button("Anmelden")).isVisible();
            fits(person);
            person.page().locator("input[autocomplete=username]").fill("member");
            person.page().locator("input[autocomplete=current-password]").fill("demo-demo");
            person.button("Anmelden").click();
            person.reads("Thanks! Does it do Markdown?");
            assertThat(person.page().locator("html")).hasAttribute("lang", "de");
            fits(person);
        }
    }

    private static void fits(WebPerson person) {
        assertThat(person.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }
}
