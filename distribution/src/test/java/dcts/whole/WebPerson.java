package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person at the web client, who sees what is on the screen and finds things by their names. */
final class WebPerson implements AutoCloseable {
    static final String PASSWORD = "correct horse";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    WebPerson(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onPageError(error -> complaints.add(error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isLostConnection(message.text())) {
                complaints.add(message.text());
            }
        });
    }

    /** A browser says so by itself when a server is away, which some tests want. */
    private static boolean isLostConnection(String text) {
        return text.contains("net::ERR_") || text.contains("WebSocket connection to");
    }

    Page page() {
        return page;
    }

    /** Errors that the page or the content policy reported, save for lost connections. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    WebPerson open(String url) {
        page.navigate(url);
        return this;
    }

    /** Becomes the owner through the link that the server printed. */
    WebPerson becomeOwner(ServerProcess server, String loginName, String displayName) {
        return open(server.ownerLink().orElseThrow().toString()).register(loginName, displayName, "Become the owner");
    }

    /** Comes to the server's page as a stranger and makes an account. */
    WebPerson join(ServerProcess server, String loginName, String displayName) {
        open(server.url().toString());
        page.getByText("Create an account").click();
        return register(loginName, displayName, "Create account");
    }

    /** Fills in the form that makes an account; the page shows it already. */
    WebPerson register(String loginName, String displayName, String button) {
        page.getByLabel("Login name").fill(loginName);
        page.getByLabel("Display name").fill(displayName);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        button(button).click();
        assertThat(composer("general")).isVisible();
        return this;
    }

    WebPerson logIn(String loginName, String password) {
        page.getByLabel("Login name").fill(loginName);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Log in").click();
        assertThat(composer("general")).isVisible();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator composer(String channel) {
        return page.getByLabel("Message #" + channel, new Page.GetByLabelOptions().setExact(true));
    }

    Locator messages(String channel) {
        return page.getByLabel("Messages in #" + channel);
    }

    void say(String text) {
        composer("general").fill(text);
        composer("general").press("Enter");
    }

    /** Waits until the text stands in the open channel, once. */
    void reads(String text) {
        assertThat(page.getByText(text, new Page.GetByTextOptions().setExact(true)))
                .hasCount(1);
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
