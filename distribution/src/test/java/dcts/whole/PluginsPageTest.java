package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner's page for plugins, and what plugins put into the client, in real windows. */
class PluginsPageTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @TempDir
    Path folder;

    private ServerCommand command;
    private PieceMaker pieces;

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        Files.createDirectories(PICTURES);
        Path home = ServerCommand.unpack(folder.resolve("home"));
        command = ServerCommand.on(folder.resolve("data")).from(home);
        pieces = new PieceMaker(home);
    }

    @Test
    void thePageIsWithoutBarriersInEveryThemeAndSize() throws IOException, InterruptedException {
        pieces.polls().failing().greeter();
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser()) {
            try (WebPerson first = browser.person()) {
                first.becomeOwner(server, "alice", "Alice");
            }
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                walk(browser, server, scheme, "desk", 1440, 900);
                walk(browser, server, scheme, "phone", 390, 844);
            }
        }
    }

    private static void walk(WebBrowser browser, ServerProcess server, ColorScheme scheme, String size, int x, int y) {
        String look = scheme.name().toLowerCase(Locale.ROOT) + "-" + size;
        var options = new Browser.NewContextOptions()
                .setLocale("en-US")
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(x, y);
        try (WebPerson person = browser.person(options)) {
            person.open(server.url().toString()).logIn("alice", WebPerson.PASSWORD);
            person.open(server.url() + "/#/admin");
            assertThat(person.page().getByText("no luck today")).isVisible();
            assertThat(heading(person, "Plugins")).isFocused();
            show(person, "plugins-" + look);

            toggle(person, "Chat").click();
            assertThat(person.page().getByText("Chat polls needs Chat and will stop too"))
                    .isVisible();
            show(person, "plugins-ask-" + look);
            person.button("Cancel").click();

            person.link("Chat polls").click();
            assertThat(heading(person, "Chat polls")).isFocused();
            show(person, "plugin-" + look);

            person.open(server.url() + "/#/admin/plugins/greeter");
            assertThat(person.page().locator(".page-header").getByText("Settings"))
                    .isVisible();
            showWhole(person, "plugin-whole-" + look);
            person.open(server.url() + "/#/admin/entrypoints");
            assertThat(person.page().getByText("The server itself")).isVisible();
            assertThat(person.page().getByText("chat.send", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            show(person, "entrypoints-" + look);
            person.open(server.url() + "/#/admin/settings");
            assertThat(person.link("Greeter")).isVisible();
            show(person, "settings-list-" + look);
            person.link("Greeter").click();
            assertThat(person.page().getByLabel("What is said first")).isVisible();
            showWhole(person, "settings-" + look);
            assertThat(person.complaints()).as(look).isEmpty();
        }
    }

    private static void show(WebPerson person, String name) {
        person.picture(PICTURES.resolve(name + ".png"));
        AxeCheck.passes(person.page(), name);
        assertThat(person.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name)
                .isEqualTo(true);
    }

    /** In a window that is as high as the page. */
    private static void showWhole(WebPerson person, String name) {
        var window = person.page().viewportSize();
        var height = (Integer) person.page()
                .evaluate("window.innerHeight + Math.max(...[...document.querySelectorAll('.page-scroll')]"
                        + ".map(each => each.scrollHeight - each.clientHeight))");
        person.page().setViewportSize(window.width, height);
        show(person, name);
        person.page().setViewportSize(window.width, window.height);
    }

    @Test
    void theOwnerSwitchesTheChatByKeyboardWhileAnotherTalks() throws IOException, InterruptedException {
        pieces.polls();
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            bob.say("is anybody here?");
            bob.button("All polls").click();
            assertThat(dialog(bob)).isVisible();
            String bobsPlace = bob.page().url();

            openFromMenu(alice, "Administration");
            toggle(alice, "Chat").press("Space");
            alice.button("Switch off").press("Enter");
            assertThat(toggle(alice, "Chat")).not().isChecked();
            assertThat(row(alice, "polls")).containsText("Waiting");

            assertThat(bob.composer("general")).hasCount(0);
            assertThat(dialog(bob)).hasCount(0);
            assertThat(bob.page().getByText("Nothing is switched on")).isVisible();
            assertThat(bob.page().locator("link[href*='/ui/chat/']")).hasCount(0);
            assertThat(bob.page()).hasTitle(alice.page().locator(".server-name").innerText());
            assertThat(bob.page()).hasURL(bobsPlace);
            assertThat(bob.page().locator("#main")).isFocused();

            toggle(alice, "Chat").press("Space");
            assertThat(row(alice, "polls")).containsText("Running");
            bob.reads("is anybody here?");
            bob.say("there it is again");
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void piecesFillSlotsAndABrokenOneLosesOnlyItself() throws IOException, InterruptedException {
        pieces.polls().broken();
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            assertThat(alice.page().getByText("“broken” stopped working")).isVisible();
            assertThat(alice.page().getByText(PieceMaker.BROKEN_AT)).isVisible();
            alice.button("Add poll").click();
            alice.page().keyboard().type("tea or coffee");
            alice.page().keyboard().press("Enter");
            alice.reads("/poll tea or coffee");
            voteByKeyboard(alice);
            AxeCheck.passes(alice.page(), "slots");
            alice.picture(PICTURES.resolve("slots.png"));

            openFromMenu(alice, "Open polls");
            assertThat(alice.page().getByText("No open polls")).isVisible();
            openFromMenu(alice, "Settings");
            assertThat(alice.page().getByText("Tell me of polls")).isVisible();
            alice.open(server.url() + "/#/admin");
            alice.link("Poll rules").click();
            assertThat(alice.page().getByText("Who may start a poll")).isVisible();

            toggle(alice.open(server.url() + "/#/admin/plugins"), "Chat polls").click();
            assertThat(alice.link("Poll rules")).hasCount(0);
            alice.link("Back").click();
            assertThat(alice.composer("general")).isVisible();
            assertThat(alice.page().locator(".message-actions, .composer-slot, .chat-header-slot"))
                    .hasCount(0);
            assertThat(alice.complaints()).allMatch(complaint -> complaint.contains("Unexpected token"));
        }
    }

    private static void voteByKeyboard(WebPerson person) {
        assertThat(person.page().locator("[data-message-id]")).hasCount(1);
        person.messages("general").focus();
        person.page().keyboard().press("ArrowUp");
        assertThat(person.page().locator("[data-message-id]")).isFocused();
        person.page().keyboard().press("Tab");
        assertThat(person.button("Vote")).isFocused();
        person.page().keyboard().press("Enter");
        assertThat(person.page().getByText("Voted for: /poll tea or coffee")).isVisible();
    }

    @Test
    void aMemberHasNoAdministrationAndSafeModeStartsNoPiece() throws IOException, InterruptedException {
        pieces.broken();
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            assertThat(bob.page().getByText("“broken” stopped working")).isVisible();
            assertThat(bob.page().getByText("SyntaxError")).hasCount(0);
            bob.open(server.url() + "/#/admin/plugins");
            assertThat(bob.page().getByText("There is nothing here")).isVisible();
            bob.open(server.url() + "/#/admin/settings/keyauth");
            assertThat(bob.page().getByText("There is nothing here")).isVisible();
            bob.button("Go to the start").click();
            openMenu(bob);
            assertThat(bob.page().getByRole(AriaRole.MENUITEM).first()).isVisible();
            assertThat(bob.page().getByText("Administration")).hasCount(0);
            bob.page().keyboard().press("Escape");
            assertThat(bob.composer("general")).isVisible();

            alice.open(server.url() + "/?safe=1#/chat");
            assertThat(alice.page().getByText("Safe mode.")).isVisible();
            assertThat(alice.composer("general")).hasCount(0);
            assertThat(alice.page().getByText("stopped working")).hasCount(0);
            AxeCheck.passes(alice.page(), "safe");
            openFromMenu(alice, "Administration");
            assertThat(toggle(alice, "Broken")).isChecked();
            toggle(alice, "Broken").click();
            assertThat(row(alice, "broken")).containsText("Off");
            alice.open(server.url() + "/?safe=1#/chat");
            alice.button("Start with all of them").click();
            assertThat(alice.composer("general")).isVisible();
            assertThat(alice.page().getByText("stopped working")).hasCount(0);

            openFromMenu(bob, "Log out");
            bob.open(server.url() + "/?safe=1");
            assertThat(bob.page().getByText("Safe mode.")).isVisible();
            assertThat(bob.button("Start with all of them")).isVisible();
            assertThat(bob.button("Log in")).isVisible();
        }
    }

    private static Locator toggle(WebPerson person, String plugin) {
        return person.page()
                .getByRole(
                        AriaRole.SWITCH,
                        new Page.GetByRoleOptions()
                                .setName("Switch " + plugin + " on or off")
                                .setExact(true));
    }

    private static Locator row(WebPerson person, String id) {
        return person.page().locator("[data-plugin='" + id + "']");
    }

    private static Locator heading(WebPerson person, String name) {
        return person.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(2));
    }

    private static Locator dialog(WebPerson person) {
        return person.page().getByRole(AriaRole.DIALOG);
    }

    private static void openMenu(WebPerson person) {
        person.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account and settings"))
                .click();
    }

    private static void openFromMenu(WebPerson person, String entry) {
        openMenu(person);
        person.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(entry).setExact(true))
                .click();
    }
}
