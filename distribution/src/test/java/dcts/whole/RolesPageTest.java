package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The owner says who may do what, and a member in another browser feels it at once. */
@Timeout(180)
class RolesPageTest {
    private static final String SEND = "chat.send";
    private static final String READ = "chat.read";

    @TempDir
    Path data;

    private ServerProcess server;
    private WebBrowser browser;
    private WebPerson alice;
    private WebPerson bob;
    private RolesPages roles;

    @BeforeEach
    void aliceOwnsAndBobIsThere() throws Exception {
        server = ServerCommand.on(data).withoutLimits().start();
        browser = new WebBrowser();
        alice = browser.person();
        bob = browser.person();
        alice.becomeOwner(server, "alice", "Alice");
        bob.join(server, "bob", "Bob");
        roles = new RolesPages(alice.page(), server.url());
    }

    @AfterEach
    void everybodyLeaves() {
        browser.close();
        server.close();
    }

    @Test
    void whatIsDeniedIsClosedAtOnceAndSaysWhyUntilItIsUndone() {
        roles.openRoles().create("Helper");
        alice.page().locator("select[aria-label='Colour']").selectOption("gradient");
        alice.page().getByLabel("Second colour").fill("#ff8800");
        assertThat(alice.page().locator(".roles-preview")).hasAttribute("data-colored", "true");
        roles.save();
        assertThat(alice.page().getByText("Role “Helper” saved.").first()).isVisible();

        roles.openRole("Member");
        roles.say(SEND, "Deny");
        assertThat(roles.preview()).containsText("Write messages on the whole server");
        assertThat(bob.composer("general")).isVisible();
        roles.save();
        bob.button("Why?").click();
        assertThat(bob.page().getByRole(AriaRole.DIALOG))
                .containsText(
                        "You do not have the right “Write messages” in #general, because the role Member denies it");
        AxeCheck.passes(bob.page(), "why");
        bob.page().keyboard().press("Escape");
        assertThat(bob.composer("general")).hasCount(0);

        roles.undo();
        assertThat(bob.composer("general")).isVisible();
        nobodyComplains();
    }

    @Test
    void aRoleThatIsGivenOpensTheAdministrationAtOnce() {
        bob.open(server.url() + "/#/admin/pages/roles/members");
        assertThat(bob.page().getByText("There is nothing here")).isVisible();
        roles.openMembers();
        roles.button("Roles of Bob").click();
        roles.dialog().getByLabel("Moderator").check();
        assertThat(roles.preview()).containsText("Give and take roles on the whole server: Bob");
        AxeCheck.passes(alice.page(), "giving roles");
        roles.dialog().getByText("Save").click();
        assertThat(bob.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Members")))
                .isVisible();
        bob.page().getByText("Account and settings").click();
        assertThat(bob.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Administration")))
                .isVisible();
        roles.undo();
        assertThat(bob.page().getByText("There is nothing here")).isVisible();
        nobodyComplains();
    }

    @Test
    void aChannelIsHiddenAtOnceAndSeenSoWithTheEyesOfTheMember() {
        assertThat(bob.link("random")).isVisible();
        roles.openRoles().openRole("Member");
        roles.goTo("random");
        roles.say(READ, "Deny");
        roles.save();
        assertThat(bob.link("random")).hasCount(0);
        alice.page().navigate(server.url() + "/#/chat");
        alice.composer("general").fill("a draft of my own");

        roles.openMembers().choose("Bob", "View as this member");
        Locator bar = alice.page().getByText("You see the server as Bob does.");
        assertThat(bar).isVisible();
        assertThat(alice.page().getByText("Whoever you look as can write here."))
                .isVisible();
        assertThat(alice.composer("general")).hasCount(0);
        assertThat(alice.link("random")).hasCount(0);
        assertThat(menuEntry("Administration")).hasCount(0);
        AxeCheck.passes(alice.page(), "another’s view");
        alice.page().keyboard().press("Escape");

        alice.button("End").click();
        assertThat(roles.button("More for Bob")).isVisible();
        assertThat(bar).hasCount(0);
        alice.page().navigate(server.url() + "/#/chat");
        assertThat(alice.composer("general")).hasValue("a draft of my own");
        assertThat(alice.link("random")).isVisible();
        nobodyComplains();
    }

    private Locator menuEntry(String name) {
        alice.page().getByText("Account and settings").click();
        assertThat(alice.page().getByRole(AriaRole.MENU)).isVisible();
        return alice.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aViewEndsWithThePageAndWithTheRole() {
        roles.openRoles().create("Helper");
        menuEntry("View as …").click();
        roles.dialog().getByLabel("Who").selectOption(new SelectOption().setLabel("Role Helper"));
        roles.button("View").click();
        Locator bar = alice.page().getByText("You see the server as a member with the role Helper does.");
        assertThat(bar).isVisible();
        alice.page().reload();
        assertThat(alice.composer("general")).isVisible();
        assertThat(bar).hasCount(0);

        roles.openRoles().openRole("Helper");
        roles.choose("Helper", "View as this role");
        assertThat(bar).isVisible();
        Page other = alice.page().context().newPage();
        var elsewhere = new RolesPages(other, server.url());
        elsewhere.openRoles().openRole("Helper");
        elsewhere.choose("Helper", "Delete");
        elsewhere
                .dialog()
                .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(alice.page().getByText("The view as Helper has ended")).isVisible();
        assertThat(bar).hasCount(0);
        assertThat(alice.page().getByText("This role is no longer there.")).isVisible();
        nobodyComplains();
    }

    @Test
    void whoSavesSecondDecidesWhatHolds() {
        roles.openRoles().openRole("Moderator");
        var second = new RolesPages(alice.page().context().newPage(), server.url());
        second.openRoles().openRole("Moderator");
        Locator notice = alice.page().getByText("Somebody else has saved something here");
        roles.say("chat.manage", "Deny");
        second.say("chat.bypassSlowMode", "Deny");
        second.save();
        assertThat(roles.radio("chat.bypassSlowMode", "Deny")).isChecked();
        assertThat(notice).hasCount(0); // what differs is not in the way of each other
        second.say("chat.manage", "Allow");
        second.save();
        assertThat(notice).isVisible();
        AxeCheck.passes(alice.page(), "conflict");
        roles.button("Keep editing").click();
        assertThat(notice).hasCount(0);
        roles.save();
        assertThat(second.radio("chat.manage", "Deny")).isChecked();
        nobodyComplains();
    }

    @Test
    void aRoleIsMadeMovedAndChangedByKeyboardAlone() {
        roles.openRoles();
        Keyboard keys = alice.page().keyboard();
        tabTo(roles.button("New role"));
        keys.press("Enter");
        keys.type("Keys");
        keys.press("Enter");
        Locator link = roles.link("Keys");
        assertThat(link).hasAttribute("aria-current", "page");
        tabTo(link);
        keys.press("Alt+ArrowUp");
        assertThat(alice.page().locator(".roles-link").nth(1)).containsText("Keys");
        tabTo(alice.page().getByLabel("Filter permissions"));
        keys.type("slow");
        tabTo(roles.radio("chat.bypassSlowMode", "Inherit"));
        keys.press("ArrowRight");
        assertThat(roles.radio("chat.bypassSlowMode", "Allow")).isChecked();
        tabTo(roles.button("Save"));
        keys.press("Enter");
        assertThat(alice.page().locator(".roles-bar")).hasCount(0);
        tabTo(alice.page().locator(".roles-undo button"));
        keys.press("Enter");
        assertThat(roles.radio("chat.bypassSlowMode", "Inherit")).isChecked();
        nobodyComplains();
    }

    private void tabTo(Locator wanted) {
        assertThat(wanted).isVisible();
        for (int i = 0; i < 80; i++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            alice.page().keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    @Test
    void theServerIsHandedOnWithThePassword() {
        roles.openMembers().choose("Bob", "Hand on the server …");
        roles.dialog().getByLabel("Your password").fill("wrong horse");
        roles.button("Hand it on").click();
        assertThat(alice.page().getByText("This is not your password.")).isVisible();
        AxeCheck.passes(alice.page(), "handing on");
        roles.dialog().getByLabel("Your password").fill(WebPerson.PASSWORD);
        roles.button("Hand it on").click();
        assertThat(alice.page().getByText("This server is no longer yours.")).isVisible();
        assertThat(bob.page().getByText("This server is yours now.")).isVisible();
        assertThat(alice.page().getByText("There is nothing here")).isVisible();
        new RolesPages(bob.page(), server.url()).openMembers();
        assertThat(bob.link("Plugins")).isVisible();
        // A browser notes by itself that a request was refused: the one with the wrong password.
        assertThat(alice.complaints()).allMatch(complaint -> complaint.contains("403"));
        assertThat(server.log()).doesNotContain(WebPerson.PASSWORD, "wrong horse");
    }

    private void nobodyComplains() {
        assertThat(alice.complaints()).isEmpty();
        assertThat(bob.complaints()).isEmpty();
    }
}
