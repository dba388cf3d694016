package dcts.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All text files of a source tree, without what builds and editors leave behind. */
record Repository(Path root, List<Source> sources) {

    private static final Set<String> LEFT_BEHIND =
            Set.of(".git", ".idea", ".vscode", "target", "node_modules", "dist", "generated");

    /** Reads the tree below {@code root}; binary files are passed over. */
    static Repository read(Path root) {
        var sources = new ArrayList<Source>();
        try {
            Files.walkFileTree(root, new Visitor(root, sources));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.sort((a, b) -> a.path().compareTo(b.path()));
        return new Repository(root, List.copyOf(sources));
    }

    /** The tree this build belongs to. */
    static Repository ours() {
        return read(Path.of(System.getProperty("dcts.root", "..")));
    }

    Stream<Source> java() {
        return sources.stream().filter(Source::isJava);
    }

    Stream<Source> typeScript() {
        return sources.stream().filter(Source::isTypeScript);
    }

    /** The directories of compiled main classes, of all modules that were built. */
    List<Path> compiledClasses() throws IOException {
        Predicate<Path> compiled = dir -> dir.endsWith(Path.of("target", "classes"));
        try (var dirs = Files.find(root, 5, (dir, attributes) -> attributes.isDirectory() && compiled.test(dir))) {
            return dirs.toList();
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Source> found;

        Visitor(Path root, List<Source> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            var name = String.valueOf(dir.getFileName());
            var ownData = dir.equals(root.resolve("data"));
            var skip = !dir.equals(root) && (LEFT_BEHIND.contains(name) || ownData);
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            var name = String.valueOf(file.getFileName()); // in a linked work tree .git is a file
            if (attributes.isRegularFile() && !name.endsWith(".log") && !LEFT_BEHIND.contains(name)) {
                try {
                    var path = root.relativize(file).toString().replace('\\', '/');
                    found.add(new Source(path, Files.readString(file)));
                } catch (CharacterCodingException e) {
                    return FileVisitResult.CONTINUE; // a picture or an archive has no lines to judge
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
