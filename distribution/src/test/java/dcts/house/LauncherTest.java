package dcts.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code dcts} in a small source tree of its own, with a PATH that has only what each test puts there. */
class LauncherTest {

    private static final List<String> ORDINARY_TOOLS = List.of(
            "bash awk cat cksum cp cut dirname env find grep head id ls mkdir mv readlink rm sed tail tee touch tr uname"
                    .split(" "));

    private static final String PRINT_ARGUMENTS = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";

    @TempDir
    private Path dir;

    private Path tree = Path.of("");
    private Path bin = Path.of("");
    private final Map<String, String> environment = new HashMap<>();

    private record Outcome(int code, String output) {}

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(dir.resolve("tree"));
        bin = Files.createDirectories(dir.resolve("bin"));
        var launcher = Path.of(System.getProperty("dcts.root", ".."), "dcts");
        Files.copy(launcher, tree.resolve("dcts"));
        Files.writeString(tree.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
        for (var name : ORDINARY_TOOLS) {
            tool(name, "#!/bin/sh\nexec " + real(name) + " \"$@\"\n");
        }
        environment.put("PATH", bin.toString());
        environment.put(
                "DCTS_JDKS", Files.createDirectories(dir.resolve("jdks")).toString());
    }

    @Test
    void aNewPluginNeedsAnIdAndAPlaceThatIsFree() throws Exception {
        assertThat(dcts("plugin", "new", "my-plugin").output())
                .contains("needs an id of 2 to 32 small letters and digits");
        assertThat(dcts("plugin", "new").output()).contains("needs an id");
        assertThat(dcts("plugin", "new", "mine", tree.toString()).output()).contains("is there already.");
        assertThat(dcts("plugin", "dev", bin.toString()).output()).contains("needs the directory of a plugin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "switch", "true", "goto"})
    void aNewPluginIsNoWordOfJava(String id) throws Exception {
        assertThat(dcts("plugin", "new", id))
                .isEqualTo(new Outcome(
                        2, "dcts: " + id + " is a word of Java and no name for a package: take another id.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "accounts", "sessions", "session", "server", "ui", "admin"})
    void aNewPluginIsNotTheServer(String id) throws Exception {
        assertThat(dcts("plugin", "new", id))
                .isEqualTo(new Outcome(2, "dcts: " + id + " is the server's own: take another id.\n"));
    }

    @Test
    void aNewPluginFindsItsServerWhateverTheFoldersAreCalled() throws Exception {
        jdk("25.0.3");
        tree = Files.move(tree, dir.resolve("R&D <a|b> \\1 & more"));
        makeArchiveWithTemplate();

        assertThat(dcts("plugin", "new", "record", "my things").output())
                .startsWith("made my things; next: cd my\\ things && mvn package, or ./dcts plugin dev my\\ things");
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(dir.resolve("my things/pom.xml").toFile())
                .getDocumentElement();
        assertThat(pom.getTextContent().lines()).containsExactly("record Record 1.2.3", tree.toRealPath() + "/sdk");
    }

    @Test
    void aWatchedPluginNeedHaveNoPieceForTheWebClient() throws Exception {
        watchable("mkdir -p mine/target; touch mine/target/mine.jar");

        assertThat(dcts("plugin", "dev", "mine"))
                .as("it goes on until it is to rest")
                .satisfies(outcome -> assertThat(outcome.code()).isEqualTo(9))
                .satisfies(outcome -> assertThat(outcome.output())
                        .startsWith("watching mine; Ctrl-C ends\nbuilding\n")
                        .contains("\ninstall\n", "mine/target/mine.jar\n--yes\n--brief (built in ")
                        .doesNotContain("NOT"));
    }

    @Test
    void whatIsNotReloadedIsToldWithItsReason() throws Exception {
        watchable("exit 1");
        assertThat(dcts("plugin", "dev", "mine").output()).endsWith("building\nNOT reloaded: the build failed\n");

        script(
                watchable("mkdir -p mine/target; touch mine/target/mine.jar").resolve("bin/java"),
                "#!/bin/sh\necho 'dcts: it has a fault' >&2\necho 'dcts: no such luck' >&2\nexit 1\n");
        assertThat(dcts("plugin", "dev", "mine").output())
                .endsWith("building\nNOT reloaded: it has a fault\nno such luck\n");
    }

    /** Makes a plugin to be watched for one round, and returns the JDK. */
    private Path watchable(String build) throws IOException {
        Files.createDirectories(tree.resolve("lib"));
        tool("mvn", "#!/bin/sh\n[ \"$1\" = -v ] && echo 'Apache Maven 3.9.12 (x)' && exit\n" + build + "\n");
        tool("sleep", "#!/bin/sh\nexit 9\n");
        Files.writeString(Files.createDirectories(dir.resolve("mine/src")).resolveSibling("pom.xml"), "<project/>");
        return jdk("25.0.3");
    }

    /** Makes of the tree what the archive has, with a template of two files. */
    private void makeArchiveWithTemplate() throws IOException {
        Files.createFile(Files.createDirectories(tree.resolve("lib")).resolve("host-1.2.3.jar"));
        Files.createDirectories(tree.resolve("sdk/types"));
        var web = Files.createDirectories(tree.resolve("sdk/template/web"));
        Files.createFile(web.resolve("index.js"));
        Files.writeString(web.resolveSibling("pom.xml"), "<project>__id__ __Id__ __version__\n__sdk__</project>\n");
    }

    @Test
    void helpNamesEveryVerb() throws Exception {
        assertThat(dcts("help"))
                .satisfies(outcome -> assertThat(outcome.code()).isZero())
                .satisfies(outcome -> assertThat(outcome.output())
                        .contains("run ", "test ", "bench ", "crash-test ", "fixture ", "admin ", "plugin ", "format ")
                        .contains("user create ", "owner ", "entrypoints ", "wire ", "settings --markdown")
                        .contains("list,", "info ", "enable ", "disable ", "rescan", "settings ID", "set ID "));
        assertThat(dcts().output()).isEqualTo(dcts("help").output());
    }

    @Test
    void anUnknownVerbIsRefused() throws Exception {
        assertThat(dcts("fly").code()).isEqualTo(2);
        assertThat(dcts("fly").output()).contains("there is no verb fly");
    }

    @Test
    void anUnknownOptionOfTestIsRefused() throws Exception {
        assertThat(dcts("test", "--quick"))
                .isEqualTo(new Outcome(2, "dcts: test knows no option --quick; see ./dcts help\n"));
    }

    @Test
    void anOldJdkIsNotUsed() throws Exception {
        jdk("17.0.15");

        assertThat(dcts("run").code()).isEqualTo(2);
        assertThat(dcts("run").output())
                .contains("needs JDK 25 or newer")
                .contains("install")
                .hasLineCount(1);
    }

    @Test
    void aJreIsEnoughForTheArchiveButNotForBuilding() throws Exception {
        Files.delete(jdk("25.0.3").resolve("bin/javac"));
        assertThat(dcts("run").output()).contains("needs JDK 25 or newer");

        Files.createDirectories(tree.resolve("lib"));
        assertThat(dcts("run").code()).isZero();
    }

    @Test
    void anOldNodeAndAMissingNodeAreNamed() throws Exception {
        jdk("25.0.3");
        tool("mvn", "#!/bin/sh\necho 'Apache Maven 3.8.7 (x)'\n");
        assertThat(dcts("run").output()).contains("needs Node 20.19 or newer").contains("found none");

        tool("node", "#!/bin/sh\necho v20.18.3\n");
        assertThat(dcts("run").code()).isEqualTo(2);
        assertThat(dcts("run").output()).contains("found v20.18.3");

        tool("node", "#!/bin/sh\necho v22.1.0\n");
        assertThat(dcts("run").output()).contains("needs npm");
    }

    @Test
    void withoutMavenAndCurlNothingCanBeBuilt() throws Exception {
        jdk("25.0.3");
        assertThat(dcts("run").output()).contains("needs Maven 3.8 or newer, or curl");

        tool("mvn", "#!/bin/sh\necho 'Apache Maven 3.6.3 (x)'\n");
        assertThat(dcts("run").code()).isEqualTo(2);
        assertThat(dcts("run").output()).contains("needs Maven 3.8 or newer, or curl");
    }

    @Test
    void theArchiveRunsWithItsOwnLibrariesAndPassesTheArgumentsOn() throws Exception {
        jdk("25.0.3");
        Files.createDirectories(tree.resolve("lib"));
        environment.put("JAVA_OPTS", "-Dfrom=owner");

        var real = tree.toRealPath();
        assertThat(dcts("run", "--data", "a b").output().lines())
                .contains("-Xmx512m", "-Dfrom=owner", real + "/lib/*", "dcts.core.Main")
                .endsWith("run", "--home", real.toString(), "--data", "a b");
        assertThat(dcts("admin", "owner", "ada").output().lines()).endsWith("dcts.core.Main", "admin", "owner", "ada");
        assertThat(dcts("test").output()).contains("test needs the source tree");
    }

    @Test
    void aLinkToTheLauncherFindsTheTree() throws Exception {
        jdk("25.0.3");
        Files.createDirectories(tree.resolve("lib"));
        Files.createSymbolicLink(bin.resolve("dcts"), Path.of("../tree/dcts"));

        assertThat(start(bin.resolve("dcts"), "run").output()).contains(tree.toRealPath() + "/lib/*");
    }

    @Test
    void aChangedOrRemovedSourceIsBuiltAgainAndAnUnchangedTreeIsNot() throws Exception {
        jdk("25.0.3");
        tool("node", "#!/bin/sh\necho v22.1.0\n");
        tool("npm", "#!/bin/sh\n");
        tool("mariadbd", "#!/bin/sh\n");
        tool("mvn", "#!/bin/sh\necho 'Apache Maven 3.9.12 (x)'\nmkdir -p distribution/target/dcts-1.2.3/lib\n");
        var source = Files.createDirectories(tree.resolve("core/src/main")).resolve("A.java");
        Files.writeString(source, "class A {}");

        assertThat(dcts("run").output()).contains("building", "--home");
        assertThat(dcts("run").output()).doesNotContain("building").contains("--home");

        Files.writeString(source, "class A { int a; }");
        assertThat(dcts("run").output()).contains("building");
        assertThat(dcts("run").output()).doesNotContain("building");

        Files.delete(source);
        assertThat(dcts("run").output()).contains("building");
    }

    @Test
    void theFixtureRunsAsTheServerDoesAndItsChangedTestsAreBuiltAgain() throws Exception {
        jdk("25.0.3");
        tool("node", "#!/bin/sh\necho v22.1.0\n");
        tool("npm", "#!/bin/sh\n");
        tool("mvn", """
                #!/bin/sh
                echo 'Apache Maven 3.9.12 (x)'
                mkdir -p distribution/target/dcts-1.2.3/lib core/socketio/target
                echo /some/jetty.jar >core/socketio/target/test.classpath
                """);
        var source =
                Files.createDirectories(tree.resolve("core/socketio/src/test")).resolve("FixtureServer.java");
        Files.writeString(source, "class FixtureServer {}");
        environment.put("JAVA_OPTS", "-Dfrom=owner");

        var output = dcts("fixture", "--port", "0", "--mode", "room").output();
        assertThat(output).contains("building");
        assertThat(output.lines())
                .contains("-XX:+UseSerialGC", "-Xmx512m", "-Dfrom=owner")
                .endsWith("dcts.socketio.FixtureServer", "--port", "0", "--mode", "room")
                .anyMatch(line -> line.endsWith("core/socketio/target/classes:/some/jetty.jar"));
        assertThat(dcts("fixture").output()).doesNotContain("building");

        Files.writeString(source, "class FixtureServer { int a; }");
        assertThat(dcts("fixture").output()).contains("building");

        Files.createDirectories(tree.resolve("lib"));
        assertThat(dcts("fixture"))
                .isEqualTo(new Outcome(2, "dcts: fixture needs the source tree; this is the built archive.\n"));
    }

    @ParameterizedTest
    @CsvSource({"bench, dcts.bench.Bench", "crash-test, dcts.crash.Crash"})
    void aProgramOfTheTestsStartsWithItsDirectoryAndItsArguments(String verb, String main) throws Exception {
        jdk("25.0.3");
        tool("node", "#!/bin/sh\necho v22.1.0\n");
        tool("npm", "#!/bin/sh\n");
        tool("mvn", """
                #!/bin/sh
                echo 'Apache Maven 3.9.12 (x)'
                mkdir -p distribution/target/dcts-1.2.3/lib
                echo /some/client.jar >distribution/target/test.classpath
                """);

        var target = tree.toRealPath() + "/distribution/target/";
        assertThat(dcts(verb, "--one", "a b").output().lines())
                .contains(target + "test-classes:/some/client.jar", "-Ddcts.home=" + target + "dcts-1.2.3")
                .endsWith(main, target + verb, "--one", "a b");

        Files.createDirectories(tree.resolve("lib"));
        assertThat(dcts(verb))
                .isEqualTo(new Outcome(2, "dcts: " + verb + " needs the source tree; this is the built archive.\n"));
    }

    @Test
    void aFailedBuildShowsItsErrorsAndStartsNothing() throws Exception {
        jdk("25.0.3");
        tool("node", "#!/bin/sh\necho v22.1.0\n");
        tool("npm", "#!/bin/sh\n");
        tool("mvn", """
                #!/bin/sh
                echo 'Apache Maven 3.9.12 (x)'
                [ "$1" = -v ] && exit 0
                echo '[INFO] Building DCTS host 1.2.3   [3/7]'
                echo 'npm: one test failed'
                echo '[INFO] Downloaded from somewhere'
                echo '[ERROR] A.java:[3,1] cannot find symbol'
                echo '[INFO] of no interest'
                exit 1
                """);

        assertThat(dcts("run").code()).isEqualTo(1);
        assertThat(dcts("run").output())
                .contains(
                        "DCTS host [3/7]",
                        "npm: one test failed\n[ERROR] A.java:[3,1] cannot find symbol",
                        "target/build.log")
                .doesNotContain("dcts.core.Main", "of no interest");
    }

    /** Makes a JDK that only knows its version and prints what it is asked to start. */
    private Path jdk(String version) throws IOException {
        var home = Files.createDirectories(dir.resolve("jdks/jdk"));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), PRINT_ARGUMENTS);
        script(home.resolve("bin/javac"), PRINT_ARGUMENTS);
        return home;
    }

    private static Path real(String name) {
        return Stream.of("/bin", "/usr/bin")
                .map(place -> Path.of(place, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private void tool(String name, String text) throws IOException {
        script(bin.resolve(name), text);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome dcts(String... arguments) throws Exception {
        return start(tree.resolve("dcts"), arguments);
    }

    private Outcome start(Path launcher, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(real("bash").toString(), launcher.toString()));
        Stream.of(arguments).forEach(command::add);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(dir.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), output);
    }
}
