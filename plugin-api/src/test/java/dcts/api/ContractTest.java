package dcts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API as a product: small, documented, and made of nothing that could change under its users. */
class ContractTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path CLASSES = Path.of("target/classes/dcts/api");
    private static final int MOST_TYPES = 52;

    private static List<ClassModel> classes() throws IOException {
        try (Stream<Path> files = Files.list(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(ContractTest::parse)
                    .toList();
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void signaturesNameTheApiTheJdkAndJdbiAlone() throws IOException {
        Set<String> foreign = new TreeSet<>();
        for (ClassModel type : classes()) {
            type.fields().forEach(field -> note(field.fieldTypeSymbol(), foreign));
            type.methods().forEach(method -> {
                note(method.methodTypeSymbol().returnType(), foreign);
                method.methodTypeSymbol().parameterList().forEach(parameter -> note(parameter, foreign));
            });
        }
        assertThat(foreign).containsExactly("org.jdbi.v3.core.Handle", "org.jdbi.v3.core.Jdbi");
    }

    private static void note(ClassDesc type, Set<String> foreign) {
        ClassDesc element = type.isArray() ? type.componentType() : type;
        if (!element.isPrimitive()
                && !element.packageName().startsWith("java.")
                && !element.packageName().equals("dcts.api")) {
            foreign.add(element.packageName() + "." + element.displayName());
        }
    }

    @Test
    void thereAreFewTypesToLearn() throws IOException {
        assertThat(classes().stream()
                        .filter(type -> type.flags().has(AccessFlag.PUBLIC))
                        .filter(type -> !type.thisClass().asInternalName().contains("$")))
                .hasSizeBetween(20, MOST_TYPES);
    }

    /** Every public thing says what it is; links lead somewhere; every example is a region of {@link Examples}. */
    @Test
    void everythingIsDocumented(@TempDir Path folder) throws IOException {
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        var said = new StringWriter();
        try (var files = tool.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(SOURCES)) {
            files.setLocationFromPaths(DocumentationTool.Location.DOCUMENTATION_OUTPUT, List.of(folder));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
            var sources = files.getJavaFileObjectsFromPaths(
                    found.filter(file -> file.toString().endsWith(".java")).toList());
            var options = List.of(
                    "-quiet",
                    "-Xdoclint:all,-missing",
                    "-Xdoclint:missing",
                    "--snippet-path",
                    "src/test/java/dcts/api");
            boolean done =
                    tool.getTask(said, files, null, null, options, sources).call();
            assertThat(said.toString().lines().filter(ContractTest::matters)).isEmpty();
            assertThat(done).isTrue();
        }
        assertThat(Files.readString(folder.resolve("dcts/api/PluginContext.html")))
                .contains("voters.announce");
    }

    /** Line by line, whatever the formatter makes of long ones. */
    @Test
    void theGuideShowsWhatCompiles() throws IOException {
        String compiled = Files.readString(Path.of("src/test/java/dcts/api/GuideExamples.java"))
                .replaceAll("\\s", "");
        String guide = Files.readString(Path.of("../distribution/docs/how-to/write-a-plugin.md"));
        assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(guide)
                        .results())
                .hasSizeGreaterThan(5)
                .flatMap(block -> block.group(1).lines().toList())
                .map(line -> line.replaceFirst(" // .*", "").replaceAll("\\s", ""))
                .allSatisfy(line -> assertThat(compiled).contains(line));
    }

    /** Records say the parts that do not speak for themselves, and constants of annotations have defaults. */
    private static boolean matters(String line) {
        return (line.contains("warning:") || line.contains("error:"))
                && !line.contains("no @param for")
                && !line.contains("no @return")
                && !line.contains("no @throws");
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }
}
