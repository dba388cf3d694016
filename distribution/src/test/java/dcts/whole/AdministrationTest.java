package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dcts.core.testing.TestMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner changes by the page, and what a member hears of it at the same time. */
class AdministrationTest {
    private static final Path PICTURES = Path.of("target", "screens");
    private static final Map<String, String> ASKING = Map.of("text", "?");

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        data = folder.resolve("data");
        Files.createDirectories(PICTURES);
    }

    @Test
    void thePageInstallsUpgradesRollsBackAndRemoves() throws IOException, InterruptedException {
        Path first = PieceMaker.greeter("1.0.0", "db.tables", "ui").pack(folder.resolve("first.jar"));
        Path second =
                PieceMaker.greeter("2.0.0", "db.tables", "ui", "server.read").pack(folder.resolve("second.jar"));
        try (ServerProcess server = ServerCommand.on(data)
                        .variable("DCTS_PLUGINS_INSTALL_OVER_HTTP", "true")
                        .start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            alice.open(server.url() + "/#/admin/plugins");
            try (var bob = TestMember.register(server.url().toString(), "bob", null)) {
                offer(alice, first);
                confirm(alice, "Install", "wrong horse");
                assertThat(alice.page().getByText("This is not your password.")).isVisible();
                assertThat(bob.refusal("greeter.greet", ASKING)).isEqualTo("unknown_event");
                confirm(alice, "Install", WebPerson.PASSWORD);
                assertThat(alice.page().getByText("Greeter 1.0.0 is installed."))
                        .isVisible();
                assertThat(greeting(bob)).isEqualTo("Hello, friend (WARM, 1.0.0)");

                offer(alice, second);
                assertThat(alice.page().getByText("One capability is new.")).isVisible();
                assertThat(dialog(alice).locator(".capability").first()).containsText("server.read");
                alice.picture(PICTURES.resolve("upgrade.png"));
                AxeCheck.passes(alice.page(), "upgrade");
                confirm(alice, "Upgrade", WebPerson.PASSWORD);
                assertThat(alice.page().getByText("Greeter 2.0.0 is installed."))
                        .isVisible();
                assertThat(greeting(bob)).isEqualTo("Hello, friend (WARM, 2.0.0)");

                alice.link("Greeter").click();
                alice.button("Go back to 1.0.0").click();
                confirm(alice, "Go back", WebPerson.PASSWORD);
                assertThat(alice.page().getByText("Greeter is back at 1.0.0.")).isVisible();
                assertThat(greeting(bob)).isEqualTo("Hello, friend (WARM, 1.0.0)");

                alice.button("Remove").click();
                dialog(alice).getByText("Delete the data").click();
                confirm(alice, "Remove and delete", WebPerson.PASSWORD);
                assertThat(alice.page().getByText("Greeter was removed.")).isVisible();
                assertThat(bob.refusal("greeter.greet", ASKING)).isEqualTo("unknown_event");
                lookIntoTheFolder(alice);
                // A browser notes by itself that a request was refused: the one with the wrong password.
                assertThat(alice.complaints()).allMatch(complaint -> complaint.contains("403"));
            }
            assertThat(server.log()).doesNotContain(WebPerson.PASSWORD, "wrong horse");
        }
    }

    /** Whatever lies there is shown with its faults, also if it is nothing at all. */
    private void lookIntoTheFolder(WebPerson alice) throws IOException {
        PieceMaker.greeter("3.0.0", "ui").pack(data.resolve("plugins").resolve("third.jar"));
        Files.writeString(data.resolve("plugins").resolve("notes.jar"), "not an archive");
        alice.button("Look into the folder again").click();
        assertThat(alice.page().getByText("It is no archive")).isVisible();
        AxeCheck.passes(alice.page(), "found");
        alice.picture(PICTURES.resolve("found.png"));
        alice.button("Review Greeter 3.0.0").click();
        confirm(alice, "Install", WebPerson.PASSWORD);
        assertThat(alice.page().getByText("Greeter 3.0.0 is installed.")).isVisible();
        assertThat(alice.button("Review Greeter 3.0.0")).hasCount(0);
    }

    @Test
    void whatIsSetInThePageIsHeardAtOnce() throws IOException, InterruptedException {
        Path home = ServerCommand.unpack(folder.resolve("home"));
        new PieceMaker(home).greeter();
        var command = ServerCommand.on(data).from(home).variable("DCTS_PLUGIN_GREETER_OFTEN", "7");
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            alice.open(server.url() + "/#/admin/plugins/greeter");
            alice.page().locator(".page-header").getByText("Settings").click();
            assertThat(alice.page().getByLabel("How often in a minute")).isDisabled();
            assertThat(alice.page().getByText("DCTS_PLUGIN_GREETER_OFTEN")).isVisible();

            alice.page().getByLabel("What is said first").fill("Good\nmorning");
            alice.page().getByLabel("Who is greeted").fill("a name that has far more than twenty letters");
            alice.button("Save").click();
            assertThat(alice.page().getByText("At most 20 characters.")).isVisible();
            AxeCheck.passes(alice.page(), "settings with a fault");
            alice.page().getByLabel("Who is greeted").fill("Bob\nCarol");
            alice.page().getByLabel("How it sounds").selectOption("cool");
            alice.button("Set").click();
            alice.page().getByLabel("new value").fill("open sesame");
            leaveAndStay(alice);
            alice.button("Save").click();
            assertThat(alice.page().getByText("Saved.")).isVisible();
            assertThat(alice.button("Clear")).isVisible();
            assertThat(alice.page().content()).doesNotContain("open sesame");

            try (var bob = TestMember.register(server.url().toString(), "bob", null)) {
                assertThat(greeting(bob)).isEqualTo("Good\nmorning, Bob and Carol (COOL, 1.0.0) with a pass");
            }
            alice.link("All settings").click();
            assertThat(alice.link("Keys")).isVisible();
            assertThat(alice.link("Greeter")).isVisible();
            assertThat(alice.complaints()).isEmpty();
            assertThat(server.log()).doesNotContain("open sesame");
        }
    }

    private static void leaveAndStay(WebPerson alice) {
        alice.link("Plugins").click();
        assertThat(alice.page().getByText("Leave without saving?")).isVisible();
        alice.button("Stay").click();
        assertThat(dialog(alice)).hasCount(0);
        assertThat(alice.page().getByLabel("new value")).hasValue("open sesame");
    }

    private static void offer(WebPerson person, Path archive) {
        person.page().locator("input[type=file]").setInputFiles(archive);
        assertThat(dialog(person)).isVisible();
    }

    private static void confirm(WebPerson person, String button, String password) {
        person.page().getByLabel("Your password").fill(password);
        dialog(person)
                .locator("button[type=submit]", new Locator.LocatorOptions().setHasText(button))
                .click();
    }

    private static Locator dialog(WebPerson person) {
        return person.page().getByRole(AriaRole.DIALOG);
    }

    private static String greeting(TestMember member) {
        return member.ask("greeter.greet", ASKING).path("text").asText();
    }
}
