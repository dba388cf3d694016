package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tree with all that it can show, in both themes, on a desk and on a phone; pictures are left under {@code target/screens}. */
@Timeout(300)
class TreeLooksTest {
    private static final Path PICTURES = Path.of("target", "screens");

    private record Size(String name, int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size("desk", 1440, 900), new Size("phone", 390, 844));

    @Test
    void theTreeLooksRight(@TempDir Path data, @TempDir Path files) throws Exception {
        Files.createDirectories(PICTURES);
        try (ServerProcess server =
                        ServerCommand.on(data).withoutLimits().with("--demo").start();
                WebBrowser browser = new WebBrowser()) {
            try (WebPerson owner = browser.person()) {
                owner.open(server.url().toString()).logIn("owner", "demo-demo");
                build(owner, files);
            }
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (Size size : SIZES) {
                    look(browser, server, scheme, size);
                }
            }
        }
    }

    /** Two groups with pictures, a voice channel, an archived one, and one with slow mode. */
    private static void build(WebPerson owner, Path files) throws IOException {
        TreePageTest.make(owner, "New group", "Workshop");
        TreePageTest.menu(owner, "Workshop", "Edit…");
        owner.page().getByLabel("Description").fill("Where things are made");
        owner.page().getByTestId("file-icon").setInputFiles(picture(files.resolve("icon.png"), 900, 700));
        owner.page().getByTestId("file-banner").setInputFiles(picture(files.resolve("banner.png"), 2_400, 1_000));
        assertThat(owner.page().locator(".chat-preview img")).hasCount(2);
        owner.picture(PICTURES.resolve("tree-group-dialog.png"));
        TreePageTest.answer(owner, "Save");
        assertThat(owner.page().locator(".chat-banner")).isVisible();
        TreePageTest.menu(owner, "Workshop", "New category");
        TreePageTest.fillIn(owner, "Tools");
        for (String channel : List.of("wood", "old-plans")) {
            TreePageTest.make(owner, "New channel in Tools", channel);
            assertThat(owner.composer(channel)).isVisible();
        }
        TreePageTest.menu(owner, "old-plans", "Archive");
        assertThat(owner.page().getByText("This channel is archived.")).isVisible();
        owner.button("New channel in Tools").click();
        owner.page().getByText("For talking.").click();
        owner.picture(PICTURES.resolve("tree-channel-dialog.png"));
        AxeCheck.passes(owner.page(), "channel dialog");
        TreePageTest.fillIn(owner, "Workbench");
        assertThat(owner.page().getByText("Calls come with a plugin")).isVisible();
        owner.picture(PICTURES.resolve("tree-voice.png"));
        TreePageTest.menu(owner, "wood", "Edit…");
        owner.page()
                .getByLabel("Description")
                .fill("Everything that splinters: boards, beams and what becomes of them.");
        owner.page().getByLabel("Slow mode").selectOption("60");
        TreePageTest.answer(owner, "Save");
        TreePageTest.menu(owner, "Workshop", "New category");
        TreePageTest.fillIn(owner, "Ideas");
        TreePageTest.menu(owner, "random", "Let new members begin here");
        assertThat(owner.page().getByText("New members begin in #random now")).isVisible();
        TreePageTest.menu(owner, "random", "Delete…");
        assertThat(owner.page().getByText("New members begin in here.")).isVisible();
        TreePageTest.answer(owner, "Close");
        TreePageTest.menu(owner, "general", "Let new members begin here");
        assertThat(owner.page().getByText("New members begin in #general now")).isVisible();
    }

    private static void look(WebBrowser browser, ServerProcess server, ColorScheme scheme, Size size) {
        var name = scheme.name().toLowerCase(Locale.ROOT) + "-" + size.name;
        var options = new Browser.NewContextOptions()
                .setLocale("en-US")
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(size.name.equals("phone"))
                .setViewportSize(size.width, size.height);
        try (WebPerson owner = browser.person(options)) {
            owner.open(server.url().toString()).logIn("owner", "demo-demo");
            openList(owner, size);
            show(owner, "tree-owner-" + name);
            owner.button("Manage wood").click();
            assertThat(owner.page().getByRole(AriaRole.MENU)).isVisible();
            show(owner, "tree-menu-" + name);
            owner.page().keyboard().press("Escape");
            dragging(owner, size, name);
            TreePageTest.menu(owner, "wood", "Delete…");
            show(owner, "tree-delete-" + name);
            TreePageTest.answer(owner, "Cancel");
            TreePageTest.menu(owner, "wood", "Move…");
            show(owner, "tree-move-" + name);
            TreePageTest.answer(owner, "Cancel");
            TreePageTest.menu(owner, "Workshop", "Edit…");
            show(owner, "tree-edit-" + name);
            TreePageTest.answer(owner, "Cancel");
            assertThat(owner.complaints()).as(name).isEmpty();
        }
        try (WebPerson member = browser.person(options)) {
            member.open(server.url().toString()).logIn("member", "demo-demo");
            openList(member, size);
            show(member, "tree-member-" + name);
            member.link("wood").click();
            assertThat(member.composer("wood")).isVisible();
            member.composer("wood").fill("First plank, " + name);
            member.composer("wood").press("Enter");
            assertThat(member.page().getByText("Slow mode")).isVisible();
            show(member, "tree-slow-" + name);
            openList(member, size);
            member.button("Archived (1)").click();
            member.link("old-plans").click();
            assertThat(member.page().getByText("This channel is archived.")).isVisible();
            show(member, "tree-archived-" + name);
            assertThat(member.complaints()).as(name).isEmpty();
        }
    }

    private static void dragging(WebPerson owner, Size size, String name) {
        if (size.name.equals("phone")) {
            return;
        }
        var from = owner.link("wood").boundingBox();
        var to = owner.link("random").boundingBox();
        var mouse = owner.page().mouse();
        mouse.move(from.x + 40, from.y + from.height / 2);
        mouse.down();
        mouse.move(to.x + 60, to.y + 4, new Mouse.MoveOptions().setSteps(4));
        assertThat(owner.page().locator(".chat-drop")).isVisible();
        owner.picture(PICTURES.resolve("tree-drag-" + name + ".png"));
        owner.page().keyboard().press("Escape");
        mouse.up();
    }

    private static void openList(WebPerson person, Size size) {
        if (size.name.equals("phone")) {
            person.page().locator(".drawer-button").first().click();
        }
    }

    private static void show(WebPerson person, String name) {
        person.picture(PICTURES.resolve(name + ".png"));
        AxeCheck.passes(person.page(), name);
    }

    private static Path picture(Path file, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x1f6f78), width, height, new Color(0xf2b266)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0xffffff));
        for (int i = 0; i < 6; i++) {
            pen.fillRect(width / 8 + i * width / 8, height / 3, width / 24, height / 3);
        }
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
