package dcts.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation whose blocks can be done: files by the path above them, and commands. */
record TutorialPage(List<Step> steps) {
    private static final Pattern BLOCK =
            Pattern.compile("(?:`([^`\\n]+)`\\n\\n)?```(\\w+)\\n(.*?)```\\n", Pattern.DOTALL);

    /**
     * One block.
     *
     * @param path of the file that the text is; empty for commands
     */
    record Step(String path, String text) {
        boolean isFile() {
            return !path.isEmpty();
        }
    }

    static TutorialPage read(Path page) throws IOException {
        return new TutorialPage(BLOCK.matcher(Files.readString(page))
                .results()
                .map(found -> new Step(found.group(1) == null ? "" : found.group(1), found.group(3)))
                .toList());
    }
}
