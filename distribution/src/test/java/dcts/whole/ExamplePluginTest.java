package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

            cards(alice)
                    .first()
                    .getByText("Take down", new Locator.GetByTextOptions().setExact(true))
                    .click();
            bob.button("Take down").click();
            answer(bob, "Take down");
            assertThat(bob.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(cards(alice)).hasCount(1);
            isRefused(alice, "That did not work (not_found).");
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void everySlotShowsWhatTheExamplePutsThere(@TempDir Path folder) throws Exception {
        var command = ServerCommand.on(folder.resolve("data"));
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            assertThat(command.tell("plugin", "install", archive(), "--yes").waitFor())
                    .isZero();

            alice.button("Write a notice").click();
            alice.page().keyboard().type("Tea at four.");
            alice.page().keyboard().press("Enter");
            assertThat(slot(alice, "shell.aside")).containsText("Tea at four.");
            assertThat(slot(alice, "chat.channel.header")).hasText("1");
            bob.say("The kitchen is closed.");
            pinned(alice, "The kitchen is closed.");
            assertThat(slot(alice, "shell.aside")).containsText("The kitchen is closed.");
            assertThat(alice.link("1 notice from here")).isVisible();
            AxeCheck.passes(alice.page(), "example slots");
            alice.picture(PICTURES.resolve("example-slots.png"));

            choose(alice, "Look at the notice board");
            assertThat(cards(alice)).hasCount(2);
            alice.open(server.url() + "/#/admin/pages/example/board");
            assertThat(alice.page().locator("nav [aria-current=page]")).hasText("Notice board");
            assertThat(slot(alice, "admin.page")).containsText("2 notices are on the board.");
            assertThat(slot(alice, "admin.page")).containsText("One member has put up something.");
            AxeCheck.passes(alice.page(), "example administration");

            tellsNothingNewWhenAskedNotTo(alice, bob);
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void theSideColumnIsThereWhileItShowsSomethingAndFoldsAway(@TempDir Path folder) throws Exception {
        var command = ServerCommand.on(folder.resolve("data"));
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            assertThat(command.tell("plugin", "install", archive(), "--yes").waitFor())
                    .isZero();
            alice.page().setViewportSize(1440, 900);
            assertThat(alice.link("Notice board")).isVisible();
            assertThat(aside(alice)).isHidden();
            alice.say("notice: Tea at four.");
            assertThat(aside(alice)).isVisible();
            assertThat(slot(alice, "chat.aside")).containsText("On the board from #general");
            assertThat(slot(alice, "chat.aside")).containsText("Alice");

            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                alice.page()
                        .emulateMedia(new Page.EmulateMediaOptions()
                                .setColorScheme(scheme)
                                .setReducedMotion(ReducedMotion.REDUCE));
                String name = "aside-" + scheme.name().toLowerCase(Locale.ROOT);
                alice.page().setViewportSize(1440, 900);
                AxeCheck.passes(alice.page(), name);
                alice.picture(PICTURES.resolve(name + "-desk.png"));
                alice.page().setViewportSize(1000, 800);
                assertThat(alice.page().locator("#main").boundingBox().width).isGreaterThan(700);
                alice.page().setViewportSize(390, 844);
                assertThat(alice.page().locator("#main").boundingBox().width).isEqualTo(390);
                alice.picture(PICTURES.resolve(name + "-phone.png"));
                opensAndCloses(alice, name);
            }
            alice.button("Open side column").click();
            alice.button("Close side column").click(new Locator.ClickOptions().setPosition(20, 400));
            assertThat(alice.button("Open side column")).isFocused();

            alice.page().setViewportSize(1440, 900);
            alice.link("Notice board").click();
            alice.button("Take down").click();
            answer(alice, "Take down");
            assertThat(aside(alice)).isHidden();
            assertThat(alice.complaints()).isEmpty();
        }
    }

    private static void opensAndCloses(WebPerson person, String name) {
        assertThat(person.button("Close side column")).hasCount(0);
        person.button("Open side column").focus();
        person.page().keyboard().press("Enter");
        assertThat(aside(person)).isFocused();
        assertThat(slot(person, "shell.aside")).isInViewport();
        AxeCheck.passes(person.page(), name + " drawer");
        person.picture(PICTURES.resolve(name + "-drawer.png"));
        person.page().keyboard().press("Escape");
        assertThat(slot(person, "shell.aside")).not().isInViewport();
        assertThat(person.button("Open side column")).isFocused();
    }

    private static Locator aside(WebPerson person) {
        return person.page().locator("aside.aside");
    }

    private static void answer(WebPerson person, String answer) {
        person.page()
                .getByRole(AriaRole.DIALOG)
                .getByText(answer, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** The dialog that is open stays, and says why. */
    private static void isRefused(WebPerson person, String fault) {
        answer(person, "Take down");
        Locator dialog = person.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByRole(AriaRole.ALERT)).hasText(fault);
        AxeCheck.passes(person.page(), "refusal in a dialog");
        person.picture(PICTURES.resolve("dialog-refusal.png"));
        answer(person, "Keep it");
        assertThat(dialog).hasCount(0);
    }

    private static void pinned(WebPerson person, String text) {
        Locator message = person.page().getByTestId("message").filter(new Locator.FilterOptions().setHasText(text));
        message.hover();
        message.getByLabel("Put on the notice board").click();
        assertThat(person.page().getByText("It is on the notice board.")).isVisible();
    }

    private static void tellsNothingNewWhenAskedNotTo(WebPerson alice, WebPerson bob) {
        alice.page().navigate(alice.page().url().replaceAll("#.*", "#/settings/example/board"));
        Locator choice = alice.page().getByLabel("Tell me how many notices are new");
        assertThat(choice).isChecked();
        AxeCheck.passes(alice.page(), "example settings");
        choice.uncheck();
        alice.link("Back").click();
        bob.say("notice: There is cake.");
        assertThat(slot(alice, "shell.aside")).containsText("There is cake.");
        assertThat(slot(alice, "shell.sidebar")).hasText("Notice board");
        assertThat(bob.page().getByLabel("3 new notices")).isVisible();
    }

    private static void choose(WebPerson person, String entry) {
        person.page().getByText("Account and settings").click();
        person.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry))
                .click();
    }

    /** What the example shows there. */
    private static Locator slot(WebPerson person, String name) {
        return person.page().locator("[data-slot='" + name + "'][data-piece='example']");
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
