package dcts.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants a violation of each rule and sees it found. */
class BudgetRulesTest {
    /** In two parts, since the rule holds for this file as well. */
    private static final String ELSEWHERE = "/" + "work/";

    @TempDir
    private Path root;

    @Test
    void aLongFileIsFound() throws IOException {
        plant("src/main/java/Long.java", "class Long {" + "\n".repeat(401) + "}");
        plant("web/long.ts", "let a = 1;\n".repeat(401));

        assertThat(rulesOf(sizes())).contains("java-lines", "ts-lines");
        assertThat(sizes()).anyMatch(found -> found.what().startsWith("402, at most 400"));
    }

    @Test
    void aLongBodyIsFoundAndAShortOneIsNot() throws IOException {
        plant(
                "src/main/java/A.java",
                "class A {\n void longer() {\n" + "  int a;\n".repeat(51) + " }\n void b() {}\n}");

        assertThat(sizes()).extracting(Violation::what).contains("longer: 51, at most 50");
        assertThat(sizes()).noneMatch(found -> found.what().startsWith("b:"));
    }

    @Test
    void tooManyParametersAreFoundButNotInARecord() throws IOException {
        plant("src/main/java/A.java", """
                class A { void many(int a, int b, int c, int d, int e, int f, int g, int h) {} }
                record B(int a, int b, int c, int d, int e, int f, int g, int h) {}
                """);

        assertThat(sizes()).extracting(Violation::what).contains("many: 8, at most 7");
    }

    @Test
    void theNinetyFifthOfAHundredCounts() {
        var values = new int[100];
        for (int i = 0; i < 100; i++) {
            values[i] = i + 1;
        }
        assertThat(SizeRules.p95(values)).isEqualTo(95);
        assertThat(SizeRules.p95(new int[] {7})).isEqualTo(7);
        assertThat(SizeRules.p95(new int[0])).isZero();
    }

    @Test
    void mediumFilesAreFoundWhenThereAreManyOfThem() throws IOException {
        for (int i = 0; i < 10; i++) {
            plant("src/main/java/A" + i + ".java", "class A" + i + " {" + "\n".repeat(300) + "}");
        }
        assertThat(sizes()).extracting(Violation::what).contains("p95 is 301, at most 250");
    }

    @Test
    void tooFewTestsAreFound() throws IOException {
        plant("src/main/java/A.java", "class A {}\n".repeat(10));
        plant("src/test/java/ATest.java", "class T {}\n".repeat(5));
        assertThat(rulesOf(sizes())).contains("test-ratio");

        plant("web/a.test.ts", "test();\n");
        assertThat(rulesOf(sizes())).doesNotContain("test-ratio");
    }

    @Test
    void theConsoleIsFoundAndItsMentionInATextIsNot() throws IOException {
        plant("src/main/java/A.java", """
                import static java.lang.System.err;
                class A {
                  String text = "System.out.println";
                  void a(RuntimeException e) { System.out.println(1); e.printStackTrace(); }
                }
                """);

        assertThat(java().map(Violation::toString))
                .containsExactly(
                        "console  src/main/java/A.java  line 1: java.lang.System.err",
                        "console  src/main/java/A.java  line 4: System.out",
                        "console  src/main/java/A.java  line 4: printStackTrace()");
    }

    @Test
    void broadCatchesAreFound() throws IOException {
        plant("src/main/java/A.java", """
                class A { void a() {
                  try { a(); } catch (Exception e) { }
                  try { a(); } catch (IllegalStateException | java.lang.Throwable e) { }
                  try { a(); } catch (IllegalStateException e) { }
                } }
                """);

        assertThat(java()).hasSize(2).allMatch(found -> found.rule().equals("catch"));
    }

    @Test
    void emptyNamesAreFound() throws IOException {
        plant("src/main/java/A.java", """
                class UserManager {} interface StringUtils {} record FooImpl() {} enum CommonThings {}
                class Implicit {} class Utility {} class Commonwealth {}
                """);

        assertThat(java()).hasSize(4).allMatch(found -> found.rule().equals("names"));
    }

    @Test
    void wordsAreFound() throws IOException {
        plant("a.md", "TODO later\nTODO #12 has its issue\n");
        plant("b.sh", "cp " + ELSEWHERE + "x /tmp\n");
        plant("c.json", "https://registry.npmjs.org/x\n");
        plant("core/pom.xml", "<artifactId>mockito-core</artifactId>");

        assertThat(words())
                .containsExactly(
                        "todo  a.md  line 1: TODO later",
                        "outside  b.sh  line 1: " + ELSEWHERE,
                        "registry  c.json  line 1: registry.npmjs",
                        "mocking  core/pom.xml  line 1: mockito");
    }

    @Test
    void whatABuildLeavesBehindIsNotJudged() throws IOException {
        plant("core/target/a.md", "TODO\n");
        plant("web/node_modules/a.ts", "TODO\n");
        Files.write(root.resolve("picture.png"), new byte[] {(byte) 0x89, (byte) 0xff, 0});

        assertThat(Repository.read(root).sources()).isEmpty();
    }

    @Test
    void aPackageCycleIsFound() throws IOException {
        plant("dcts/a/A.java", "package dcts.a; public class A { dcts.b.B b; }");
        plant("dcts/b/B.java", "package dcts.b; public class B { dcts.a.A a; }");
        plant("dcts/c/C.java", "package dcts.c; public class C { dcts.a.A a; }");
        var classes = Files.createDirectories(root.resolve("target/classes"));
        var arguments = Stream.concat(
                Stream.of("-proc:none", "-d", classes.toString()),
                Repository.read(root)
                        .java()
                        .map(source -> root.resolve(source.path()).toString()));
        var result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).isZero();

        assertThat(PackageCycles.check(Repository.read(root).compiledClasses())).hasSize(1);
        assertThat(PackageCycles.check(List.of())).isEmpty();
    }

    @Test
    void anExemptionCoversItsRuleAndPlaceAloneAndHasAReason() {
        var exemptions = Exemptions.parse("# a remark\n\ntodo | docs/ | an example\ncatch | A.java | a border\n");
        var covered = new Violation("todo", "docs/a.md", "");
        var other = new Violation("todo", "A.java", "");

        assertThat(exemptions.without(List.of(covered, other))).containsExactly(other);
        assertThat(exemptions.idle(List.of(covered, other)))
                .extracting(Exemptions.Entry::path)
                .containsExactly("A.java");
        assertThatThrownBy(() -> Exemptions.parse("todo | docs/ | ")).hasMessageContaining("not of the form");
    }

    private void plant(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Violation> sizes() {
        var repository = Repository.read(root);
        return SizeRules.check(repository, JavaFacts.of(repository.java()));
    }

    private Stream<Violation> java() {
        return JavaFacts.of(Repository.read(root).java()).stream().flatMap(WordRules::checkJava);
    }

    private List<String> words() {
        return WordRules.check(Repository.read(root)).map(Violation::toString).toList();
    }

    private static List<String> rulesOf(List<Violation> violations) {
        return violations.stream().map(Violation::rule).toList();
    }
}
