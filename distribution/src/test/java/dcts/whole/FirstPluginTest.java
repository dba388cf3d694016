package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial for authors, done word by word, ends in a plugin that two people use in their browsers. */
@Timeout(300)
class FirstPluginTest {
    private static final Path PAGE = Path.of("docs", "tutorials", "your-first-plugin.md");

    @TempDir
    Path folder;

    @Test
    void theTutorialEndsInAWorkingPlugin() throws Exception {
        var command = ServerCommand.on(folder.resolve("data"));
        Files.createSymbolicLink(folder.resolve("dcts"), command.home().resolve("dcts"));
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person();
                WebPerson bob = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            bob.join(server, "bob", "Bob");

            for (TutorialPage.Step step : TutorialPage.read(PAGE).steps()) {
                perform(step);
            }
            checkTypes();
            nothingIsLeftOfTheTemplate();

            alice.button("Remind me").click();
            assertThat(alice.page().getByText("That did not work (invalid: text)."))
                    .isVisible();
            remindMe(alice, "Water the **plants**");
            assertThat(alice.page().getByText("It is time: Water the plants")).isVisible();
            assertThat(entry(alice)).hasText("Water the plantsDone");
            assertThat(entry(bob)).hasCount(0);
            alice.picture(Path.of("target", "screens", "first-plugin.png"));
            remindMe(bob, "Feed the cat");
            assertThat(bob.page().getByText("It is time: Feed the cat")).isVisible();
            alice.button("Done").click();
            assertThat(entry(alice)).hasCount(0);
            assertThat(entry(bob)).hasCount(1);
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    private void perform(TutorialPage.Step step) throws IOException, InterruptedException {
        if (step.isFile()) {
            assertThat(folder.resolve(step.path())).as("a file of the template").exists();
            Files.writeString(folder.resolve(step.path()), step.text());
        } else {
            run("bash", "-e", "-c", step.text());
        }
    }

    /** The owner must not be shown what the template says of itself. */
    private void nothingIsLeftOfTheTemplate() throws IOException {
        Path project = folder.resolve("reminders");
        Predicate<Path> written = file -> Files.isRegularFile(file)
                && !file.startsWith(project.resolve("target"))
                && !file.startsWith(project.resolve("web/dcts"));
        try (Stream<Path> files = Files.walk(project)) {
            assertThat(files.filter(written))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(
                            file -> assertThat(file).content().doesNotContainIgnoringCase("list of lines", "zeile"));
        }
    }

    /** With the compiler that the web client is built with; an author's editor does the same. */
    private void checkTypes() throws IOException, InterruptedException {
        Path compiler =
                Path.of("..", "web-client", "node_modules", ".bin", "tsc").toAbsolutePath();
        run(compiler.toString(), "-p", "reminders/web/jsconfig.json");
    }

    private void run(String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(words))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().putAll(LocalRepository.environment());
        int code = builder.start().waitFor();
        assertThat(code).as(() -> String.join(" ", words) + "\n" + output()).isZero();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"), UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void remindMe(WebPerson person, String text) {
        person.page().getByLabel("Remind me of").fill(text);
        person.page().getByLabel("In how many minutes").fill("0");
        person.button("Remind me").click();
    }

    private static Locator entry(WebPerson person) {
        return person.page().locator(".reminders-list li");
    }
}
