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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin that decides who may do what is switched off: members are shut out, and the owner sees why and ends it. */
class UndecidedTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @TempDir
    Path folder;

    @Test
    void theOwnerSeesWhyNobodyMayDoAnythingAndGoesBackToTheDefaults() throws IOException, InterruptedException {
        Files.createDirectories(PICTURES);
        Path home = ServerCommand.unpack(folder.resolve("home"));
        new PieceMaker(home).judge();
        try (ServerProcess server =
                        ServerCommand.on(folder.resolve("data")).from(home).start();
                WebBrowser browser = new WebBrowser();
                WebPerson bob = browser.person();
                WebPerson alice = browser.person(look(ColorScheme.LIGHT, 1440, 900))) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            bob.say("Before.");
            alice.open(server.url() + "/#/admin/plugins");
            alice.page()
                    .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Switch Judge on or off"))
                    .click();
            Locator notice = alice.page().getByText("Nobody but you can do anything right now");
            assertThat(notice).isVisible();
            show(alice, "undecided-light-desk");
            try (WebPerson phone = browser.person(look(ColorScheme.DARK, 390, 844))) {
                phone.open(server.url().toString()).logIn("alice", WebPerson.PASSWORD);
                phone.open(server.url() + "/#/admin/plugins");
                assertThat(phone.page().getByText("Nobody but you can do anything right now"))
                        .isVisible();
                show(phone, "undecided-dark-phone");
            }
            bob.say("Meanwhile.");
            assertThat(bob.page().getByText("Meanwhile.")).isVisible();

            alice.button("Use the defaults").click();
            alice.page().getByLabel("Your password").fill(WebPerson.PASSWORD);
            show(alice, "undecided-ask-light-desk");
            alice.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Use the defaults"))
                    .click();
            assertThat(notice).isHidden();
            alice.open(server.url().toString());
            alice.reads("Meanwhile.");
            assertThat(alice.complaints()).isEmpty();
        }
    }

    private static Browser.NewContextOptions look(ColorScheme scheme, int width, int height) {
        return new Browser.NewContextOptions()
                .setLocale("en-US")
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height);
    }

    private static void show(WebPerson person, String name) {
        person.picture(PICTURES.resolve(name + ".png"));
        AxeCheck.passes(person.page(), name);
        assertThat(List.of(person.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth")))
                .as(name)
                .containsExactly(true);
    }
}
