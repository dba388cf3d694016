package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The owner changes the tree at one browser, and a member sees each step at another as it happens. */
@Timeout(240)
class TreePageTest {
    @Test
    void theOwnerBuildsTheTreeAndAMemberSeesEachStep(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerCommand.on(data).withoutLimits().start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            managesNothing(bob);

            make(alice, "New group", "Workshop");
            menu(alice, "Workshop", "New category");
            fillIn(alice, "Tools");
            make(alice, "New channel in Tools", "hammer");
            assertThat(alice.composer("hammer")).isVisible();
            make(alice, "New channel in Tools", "saw");
            shows(bob, "Tools", "hammer", "saw");
            managesNothing(bob);

            movesByKeys(alice, bob);
            movesByDrag(alice, bob);
            renames(alice, bob);
            archives(alice, bob);
            deletes(alice, bob);
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    private static void movesByKeys(WebPerson alice, WebPerson bob) {
        alice.link("saw").focus();
        // A click leaves the focus as well; only the keyboard's own moves places.
        alice.page().keyboard().press("ArrowUp");
        alice.page().keyboard().press("ArrowDown");
        alice.page().keyboard().press("Alt+ArrowUp");
        shows(alice, "Tools", "saw", "hammer");
        assertThat(alice.link("saw")).isFocused();
        assertThat(alice.page().getByTestId("announcer")).hasText("saw, 1 of 2 in Tools");
        shows(bob, "Tools", "saw", "hammer");
        alice.page().keyboard().press("Alt+ArrowLeft");
        assertThat(alice.link("saw")).isFocused();
        assertThat(channels(bob, "Tools")).hasText(new String[] {"hammer"});
        alice.page().keyboard().press("Alt+ArrowRight");
        shows(bob, "Tools", "saw", "hammer");
        assertThat(alice.link("saw")).isFocused();
    }

    private static void movesByDrag(WebPerson alice, WebPerson bob) {
        BoundingBox from = alice.link("hammer").boundingBox();
        BoundingBox to = alice.link("random").boundingBox();
        var mouse = alice.page().mouse();
        mouse.move(from.x + 40, from.y + from.height / 2);
        mouse.down();
        mouse.move(to.x + 40, to.y + 12, new Mouse.MoveOptions().setSteps(6));
        assertThat(alice.page().locator(".chat-drop")).isVisible();
        mouse.move(to.x + 40, to.y + 3);
        mouse.up();
        assertThat(alice.page().locator(".chat-drop")).isHidden();
        assertThat(alice.composer("saw")).isVisible();
        shows(bob, "Tools", "saw");
        assertThat(bob.page().locator(".chat-link > .ellipsis"))
                .hasText(new String[] {"general", "hammer", "random", "saw"});

        mouse.move(from.x + 40, alice.link("saw").boundingBox().y + 10);
        mouse.down();
        mouse.move(to.x + 40, to.y, new Mouse.MoveOptions().setSteps(4));
        alice.page().keyboard().press("Escape");
        mouse.up();
        shows(alice, "Tools", "saw");
    }

    private static void renames(WebPerson alice, WebPerson bob) {
        bob.link("hammer").click();
        menu(alice, "hammer", "Edit…");
        alice.page().getByLabel("Name", exact()).fill("mallet");
        alice.page().getByLabel("Description").fill("Hits softly");
        alice.page().getByLabel("Slow mode").selectOption("30");
        answer(alice, "Save");
        assertThat(bob.composer("mallet")).isVisible();
        assertThat(bob.page().locator(".chat-topic")).hasText("Hits softly");
        assertThat(bob.page().getByText("Slow mode: one message every 30 seconds"))
                .isVisible();
        bob.composer("mallet").fill("one");
        bob.composer("mallet").press("Enter");
        assertThat(bob.page().getByTestId("slow-mode")).containsText("you can write again in 0:");
        bob.composer("mallet").fill("two");
        bob.composer("mallet").press("Enter");
        assertThat(bob.page().getByText("Is sent by itself in")).isVisible();
        bob.page().reload();
        assertThat(bob.composer("mallet")).hasValue("two");
        bob.composer("mallet").press("Enter");

        menu(alice, "mallet", "Edit…");
        alice.page().getByLabel("Slow mode").selectOption("0");
        answer(alice, "Save");
        assertThat(bob.messages("mallet").getByText("two", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(bob.page().locator("[data-state]")).hasCount(0);
    }

    private static void archives(WebPerson alice, WebPerson bob) {
        bob.link("saw").click();
        bob.composer("saw").fill("half a sentence");
        menu(alice, "saw", "Archive");
        assertThat(bob.page().getByText("This channel is archived.")).isVisible();
        assertThat(bob.button("Archived (1)")).isVisible();
        alice.button("Take out of the archive").click();
        assertThat(bob.composer("saw")).hasValue("half a sentence");
    }

    private static void deletes(WebPerson alice, WebPerson bob) {
        bob.link("mallet").click();
        assertThat(bob.composer("mallet")).isVisible();
        menu(alice, "mallet", "Delete…");
        assertThat(alice.page().getByText("2 messages are deleted for good.")).isVisible();
        dialogButton(alice, "Delete").click();
        assertThat(alice.page().getByText("This is not its name.")).isVisible();
        alice.page().getByRole(AriaRole.DIALOG).locator("input").fill("mallet");
        answer(alice, "Delete");
        assertThat(bob.page()
                        .getByText("#mallet is no longer here", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        bob.button("Go to #general").click();
        assertThat(bob.composer("general")).isVisible();

        menu(alice, "Workshop", "Delete…");
        answer(alice, "Delete");
        assertThat(bob.link("saw")).hasCount(0);
        assertThat(bob.page().locator(".chat-link > .ellipsis")).hasText(new String[] {"general", "random"});
    }

    /** After a channel is gone, and where there is none yet, the keyboard is still in the tree. */
    @Test
    void theTreeIsClearedAndBuiltByKeyboardAlone(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerCommand.on(data).withoutLimits().start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            make(alice, "New group", "Workshop");
            menu(alice, "Workshop", "New category");
            fillIn(alice, "Tools");
            Keyboard keys = alice.page().keyboard();
            alice.link("random").focus();
            deletesBy(keys, alice, "random");
            assertThat(alice.page().locator("[data-row] :focus")).containsText("Workshop"); // the next row
            keys.press("End");
            keys.press("ArrowRight");
            assertThat(alice.button("New channel in Tools")).isFocused();
            keys.press("Enter");
            assertThat(dialogButton(alice, "Create")).isVisible();
            keys.type("first");
            keys.press("Enter");
            assertThat(alice.composer("first")).isVisible();
            assertThat(alice.complaints()).isEmpty();
        }
    }

    private static void deletesBy(Keyboard keys, WebPerson alice, String channel) {
        keys.press("Shift+F10");
        assertThat(alice.page().getByRole(AriaRole.MENU)).isVisible();
        keys.press("End");
        keys.press("Enter");
        assertThat(dialogButton(alice, "Delete")).isVisible();
        keys.press("Enter");
        assertThat(alice.link(channel)).hasCount(0);
    }

    /** What is denied is told in the composer, at once and with its reason. */
    @Test
    void whoMayNotWriteIsToldWhy(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            deny(server, "chat.send");
            assertThat(bob.page().getByText("You cannot write in this channel."))
                    .isVisible();
            bob.button("Why?").click();
            assertThat(bob.page().getByRole(AriaRole.DIALOG)).containsText("Write messages");
            bob.page().keyboard().press("Escape");

            deny(server, "chat.read");
            assertThat(bob.page()
                            .getByText("#general is no longer here", new Page.GetByTextOptions().setExact(true))
                            .or(bob.page().getByText("No channels yet"))
                            .first())
                    .isVisible();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    /** Denies something to everybody who is no more than a member, wherever there is no other rule. */
    private static void deny(ServerProcess server, String permission) {
        try (var owner = TestMember.logIn(server.url().toString(), "alice", WebPerson.PASSWORD)) {
            var group = owner.ask("chat.tree", Map.of()).at("/groups/0/id").asText();
            var scope = "server/chat.group:" + group;
            JsonNode rules = owner.ask("roles.rules", Map.of("scope", scope));
            var base = everybody(owner.ask("roles.list", Map.of()));
            owner.ask(
                    "roles.rule",
                    Map.of(
                            "scope",
                            scope,
                            "version",
                            rules.path("version").asLong(),
                            "roleId",
                            base,
                            "values",
                            List.of(Map.of("key", permission, "value", "deny"))));
        }
    }

    private static String everybody(JsonNode list) {
        for (JsonNode role : list.path("roles")) {
            if (role.path("base").asBoolean()) {
                return role.path("id").asText();
            }
        }
        throw new AssertionError("there is no role for everybody");
    }

    private static void managesNothing(WebPerson person) {
        assertThat(person.link("general")).isVisible();
        assertThat(person.page().locator(".chat-more, .chat-add")).hasCount(0);
    }

    private static Locator channels(WebPerson person, String category) {
        return person.page().locator("section[aria-label='" + category + "'] .chat-link > .ellipsis");
    }

    private static void shows(WebPerson person, String category, String... channels) {
        assertThat(channels(person, category)).hasText(channels);
    }

    /** Presses a button that asks for a name, and answers. */
    static void make(WebPerson person, String button, String name) {
        person.button(button).click();
        fillIn(person, name);
    }

    static void fillIn(WebPerson person, String name) {
        person.page().getByLabel("Name", exact()).fill(name);
        answer(person, "Create");
    }

    /** Chooses from the menu of a group, category or channel. */
    static void menu(WebPerson person, String place, String entry) {
        person.button("Manage " + place).click();
        person.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(entry).setExact(true))
                .click();
    }

    static Locator dialogButton(WebPerson person, String name) {
        return person.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Answers the dialog, which closes then. */
    static void answer(WebPerson person, String name) {
        dialogButton(person, name).click();
        assertThat(person.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
