package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for barriers on a page with axe. */
final class AxeCheck {
    private static final Path AXE =
            Path.of(System.getProperty("dcts.root"), "web-client/node_modules/axe-core/axe.min.js");
    private static final String RUN = """
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'] });
              return found.violations
                .map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).join(', '))
                .join('\\n');
            }
            """;

    private AxeCheck() {}

    /** Fails with every barrier that the page has now. */
    static void passes(Page page, String screen) {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(page.evaluate(RUN)).as(screen).isEqualTo("");
    }
}
