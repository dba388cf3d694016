package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Members look after the keys that let them in, in real windows. */
@Timeout(180)
class KeysPageTest {
    private static final Path PICTURES = Path.of("target", "screens");

    private record Size(String name, int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size("desk", 1440, 900), new Size("phone", 390, 844));

    @Test
    void aMemberAddsKeysAndTakesThemAway(@TempDir Path data) throws Exception {
        KeyPair pasted = pair();
        KeyPair chosen = pair();
        try (ServerProcess server = ServerProcess.start(data);
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");
            open(alice);
            assertThat(alice.page().getByText("No keys yet")).isVisible();
            paste(alice, pem("PUBLIC KEY", pasted.getPublic()));
            assertThat(alice.page().getByText("This is only the public half.")).isVisible();
            paste(alice, pem("PRIVATE KEY", pasted.getPrivate()));
            assertThat(alice.page().getByText(fingerprint(pasted))).isVisible();
            assertThat(box(alice)).hasValue("");
            choose(
                    alice,
                    "{\n  \"privateKey\": \""
                            + pem("PRIVATE KEY", chosen.getPrivate()).replace("\n", "\\n") + "\"\n}");
            assertThat(keys(alice)).hasCount(2);

            open(bob);
            paste(bob, pem("PRIVATE KEY", pasted.getPrivate()));
            assertThat(bob.page().getByText("This key already lets somebody else in."))
                    .isVisible();
            assertThat(box(bob)).not().hasValue("");
            lookAtIt(browser, server, chosen);

            takeAway(alice, pasted, "Keep it");
            assertThat(keys(alice)).hasCount(2);
            takeAway(alice, pasted, "Take away");
            assertThat(keys(alice)).hasCount(1);
            assertThat(alice.page().getByText(fingerprint(chosen))).isVisible();
            bob.button("Add key").click();
            assertThat(bob.page().getByText(fingerprint(pasted))).isVisible();
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    /** Both themes, on a desk and on a phone, with keys and with a refusal. */
    private static void lookAtIt(WebBrowser browser, ServerProcess server, KeyPair taken) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (Size size : SIZES) {
                var look = new Browser.NewContextOptions()
                        .setLocale("en-US")
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(size.width, size.height);
                String name = scheme.name().toLowerCase(Locale.ROOT) + "-" + size.name;
                try (WebPerson person = browser.person(look)) {
                    person.open(server.url().toString()).logIn("alice", WebPerson.PASSWORD);
                    person.page().navigate(server.url() + "/#/settings/keyauth/keys");
                    assertThat(keys(person)).hasCount(2);
                    paste(person, "correct horse");
                    assertThat(person.page().getByRole(AriaRole.ALERT).getByText("This is no key"))
                            .isVisible();
                    person.picture(PICTURES.resolve("keys-" + name + ".png"));
                    AxeCheck.passes(person.page(), "keys " + name);
                    person.button("Take away " + label(taken)).click();
                    assertThat(person.page().getByRole(AriaRole.DIALOG)).isVisible();
                    person.picture(PICTURES.resolve("keys-dialog-" + name + ".png"));
                    AxeCheck.passes(person.page(), "keys dialog " + name);
                    assertThat(person.complaints()).as(name).isEmpty();
                }
            }
        }
    }

    private static void open(WebPerson person) {
        person.page().getByText("Account and settings").click();
        person.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Settings").setExact(true))
                .click();
        assertThat(box(person)).isVisible();
    }

    private static Locator box(WebPerson person) {
        return person.page().getByLabel("Private key");
    }

    private static Locator keys(WebPerson person) {
        return person.page().locator(".keyauth-key");
    }

    private static void paste(WebPerson person, String text) {
        box(person).fill(text);
        person.button("Add key").click();
    }

    private static void choose(WebPerson person, String text) {
        person.page()
                .getByLabel("Choose a file")
                .setInputFiles(new FilePayload("privatekey.json", "application/json", text.getBytes(UTF_8)));
        assertThat(box(person)).not().hasValue("");
        person.button("Add key").click();
    }

    private static void takeAway(WebPerson person, KeyPair key, String answer) {
        person.button("Take away " + label(key)).click();
        person.page()
                .getByRole(AriaRole.DIALOG)
                .getByText(answer, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(person.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        return generator.generateKeyPair();
    }

    private static String pem(String label, Key key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static String fingerprint(KeyPair pair) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(pair.getPublic().getEncoded()));
    }

    private static String label(KeyPair pair) {
        try {
            return "key-" + fingerprint(pair).substring(0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
