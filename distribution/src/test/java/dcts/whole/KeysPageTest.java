package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Members look after the keys that let them in, in real windows; the keys are added by the programs that hold them. */
@Timeout(180)
class KeysPageTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @Test
    void aMemberSeesHisKeysAndTakesThemAway(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            open(alice);
            assertThat(alice.page().getByText("No keys yet")).isVisible();
            try (KeyProgram desk = new KeyProgram(server, "alice").link();
                    KeyProgram phone = new KeyProgram(server, "alice").link()) {
                alice.page().reload();
                assertThat(keys(alice)).hasCount(2);
                assertThat(alice.page().getByText(desk.fingerprint())).isVisible();

                takeAway(alice, desk, "Keep it");
                assertThat(keys(alice)).hasCount(2);
                takeAway(alice, desk, "Take away");
                assertThat(keys(alice)).hasCount(1);
                assertThat(alice.page().getByText(phone.fingerprint())).isVisible();
                takeAway(alice, phone, "Take away");
                assertThat(alice.page().getByText("No keys yet")).isVisible();
            }
            assertThat(alice.complaints()).isEmpty();
        }
    }

    /** The page is drawn before there is a connection, and drawn anew when there is another. */
    @Test
    void thePageWaitsForTheConnectionAndFollowsIt(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            try (KeyProgram desk = new KeyProgram(server, "alice").link()) {
                Page fresh = alice.page().context().newPage();
                fresh.route("**/socket.io/**", Route::abort);
                fresh.navigate(server.url() + "/#/settings/keyauth/keys");
                assertThat(fresh.getByText("Your keys")).isVisible();
                assertThat(fresh.getByTestId("connection")).hasAttribute("data-phase", "offline");
                fresh.unroute("**/socket.io/**");
                assertThat(fresh.locator(".keyauth-key")).hasCount(1);
                assertThat(fresh.getByText(desk.fingerprint())).isVisible();
            }
        }
    }

    /** Both themes, on a desk and on a phone: nothing, keys, the question before one goes, and a refusal. */
    @Test
    void thePageLooksRight(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerCommand.on(data).withoutLimits().start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            new KeyProgram(server, "alice").link().close();
            try (KeyProgram goes = new KeyProgram(server, "alice").link()) {
                for (Look look : Look.all()) {
                    emptyPage(browser, server, look);
                    fullPage(browser, server, look, goes);
                    goes.link();
                }
            }
        }
    }

    private static void emptyPage(WebBrowser browser, ServerProcess server, Look look) {
        try (WebPerson bob = browser.person(look.options())) {
            visit(bob, server, "bob");
            assertThat(bob.page().getByText("No keys yet")).isVisible();
            picture(bob, "keys-empty", look);
        }
    }

    private static void fullPage(WebBrowser browser, ServerProcess server, Look look, KeyProgram taken) {
        try (WebPerson alice = browser.person(look.options())) {
            visit(alice, server, "alice");
            assertThat(keys(alice)).hasCount(2);
            picture(alice, "keys", look);
            alice.button("Take away " + taken.label()).click();
            assertThat(alice.page().getByRole(AriaRole.DIALOG)).isVisible();
            picture(alice, "keys-dialog", look);
            taken.unlink();
            answer(alice, "Take away");
            assertThat(alice.page().getByRole(AriaRole.ALERT).getByText("This key was no longer yours."))
                    .isVisible();
            assertThat(keys(alice)).hasCount(1);
            picture(alice, "keys-refusal", look);
        }
    }

    private static void picture(WebPerson person, String what, Look look) {
        // A page that asks for a key teaches people to give it away.
        assertThat(person.page().locator(".keyauth :is(input, textarea)")).hasCount(0);
        String name = what + "-" + look.name();
        person.picture(PICTURES.resolve(name + ".png"));
        AxeCheck.passes(person.page(), name);
        assertThat(person.complaints()).as(name).isEmpty();
    }

    private static void visit(WebPerson person, ServerProcess server, String loginName) {
        person.open(server.url().toString()).logIn(loginName, WebPerson.PASSWORD);
        person.page().navigate(server.url() + "/#/settings/keyauth/keys");
    }

    private static void open(WebPerson person) {
        person.page().getByText("Account and settings").click();
        person.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Settings").setExact(true))
                .click();
        assertThat(person.page().getByText("Your keys")).isVisible();
    }

    private static Locator keys(WebPerson person) {
        return person.page().locator(".keyauth-key");
    }

    private static void takeAway(WebPerson person, KeyProgram program, String answer) {
        person.button("Take away " + program.label()).click();
        answer(person, answer);
    }

    private static void answer(WebPerson person, String answer) {
        person.page()
                .getByRole(AriaRole.DIALOG)
                .getByText(answer, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(person.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }
}
