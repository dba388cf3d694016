package dcts.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link of a page in the source tree leads somewhere; those of the archive are looked at once it is packed. */
class LinksTest {
    @Test
    void noPageOfTheSourceTreeHasADeadLink() {
        Path root = Repository.ours().root();
        assertThat(DeadLinks.pagesBelow(root)).isGreaterThan(25);
        assertThat(DeadLinks.below(root)).isEmpty();
    }

    @Test
    void aDeadLinkIsNamed(@TempDir Path folder) throws IOException {
        Files.createFile(Files.createDirectories(folder.resolve("docs")).resolve("there.md"));
        Files.writeString(folder.resolve("page.md"), """
                [one](docs/there.md#part), [two](https://example.org/), ![three](docs/gone.png "title") and [all of
                it](docs), [here](#part), [old](docs/gone.md#part).

                ```
                [code](gone.md)
                ```
                """);
        assertThat(DeadLinks.below(folder)).containsExactly("page.md -> docs/gone.png", "page.md -> docs/gone.md");
    }
}
