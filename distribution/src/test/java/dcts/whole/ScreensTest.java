package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shows every screen in both themes on a desk and on a phone, looks for barriers on each, and leaves pictures under
 * {@code target/screens} for people to look at.
 */
class ScreensTest {
    private static final Path PICTURES = Path.of("target", "screens");

    private record Size(String name, int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size("desk", 1440, 900), new Size("phone", 390, 844));

    @Test
    void everyScreenIsWithoutBarriersInEveryThemeAndSize(@TempDir Path data, @TempDir Path fresh)
            throws IOException, InterruptedException {
        Files.createDirectories(PICTURES);
        try (ServerProcess server = ServerProcess.start(data, "--demo");
                ServerProcess unowned = ServerProcess.start(fresh);
                WebBrowser browser = new WebBrowser()) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (Size size : SIZES) {
                    var look = new Browser.NewContextOptions()
                            .setLocale("en-US")
                            .setColorScheme(scheme)
                            .setReducedMotion(ReducedMotion.REDUCE)
                            .setViewportSize(size.width, size.height);
                    try (WebPerson person = browser.person(look)) {
                        claim(person, unowned.ownerLink().orElseThrow().toString(), look(scheme, size));
                        visit(person, server.url().toString(), look(scheme, size));
                    }
                }
            }
        }
    }

    private static String look(ColorScheme scheme, Size size) {
        return scheme.name().toLowerCase(Locale.ROOT) + "-" + size.name;
    }

    private static void claim(WebPerson person, String ownerLink, String look) {
        person.open(ownerLink);
        assertThat(person.button("Become the owner")).isVisible();
        show(person, "welcome-" + look);
    }

    private static void visit(WebPerson person, String url, String look) {
        person.open(url);
        assertThat(person.button("Log in")).isVisible();
        show(person, "log-in-" + look);

        person.page().getByText("Create an account").click();
        assertThat(person.button("Create account")).isVisible();
        show(person, "register-" + look);

        person.open(url + "/#/welcome/not-a-secret").page().reload();
        assertThat(person.page().getByText("This link is no longer valid")).isVisible();
        show(person, "stale-link-" + look);

        person.open(url).page().reload();
        person.logIn("member", "demo-demo");
        person.reads("Thanks! Does it do Markdown?");
        show(person, "chat-" + look);

        assertThat(person.complaints()).as(look).isEmpty();
    }

    private static void show(WebPerson person, String name) {
        person.picture(PICTURES.resolve(name + ".png"));
        AxeCheck.passes(person.page(), name);
    }
}
