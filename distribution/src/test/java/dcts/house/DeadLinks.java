package dcts.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds links of pages that lead to no file. */
public final class DeadLinks {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern ELSEWHERE = Pattern.compile("\\w+:.*|");

    private DeadLinks() {}

    /** The dead relative links of all Markdown pages below a folder, each as {@code page -> target}. */
    public static List<String> below(Path root) {
        return pages(root).flatMap(page -> dead(root, page)).toList();
    }

    /** How many pages have been looked at. */
    public static long pagesBelow(Path root) {
        return pages(root).count();
    }

    private static Stream<Source> pages(Path root) {
        return Repository.read(root).sources().stream()
                .filter(source -> source.path().endsWith(".md"));
    }

    private static Stream<String> dead(Path root, Source page) {
        Matcher links = LINK.matcher(CODE.matcher(page.text()).replaceAll(""));
        return links.results()
                .map(link -> link.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .filter(target -> !Files.exists(root.resolve(page.path()).resolveSibling(target)))
                .map(target -> page.path() + " -> " + target);
    }
}
