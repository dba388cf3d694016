package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.PluginJar;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pf4j.DefaultVersionManager;

/** What is found in an archive before any of it runs. */
class ArchiveInspectorTest {
    @TempDir
    Path folder;

    private final ArchiveInspector inspector =
            new ArchiveInspector(new DefaultVersionManager()::checkVersionConstraint);

    @Test
    void aGoodOneHasNoFaults() throws IOException {
        Path jar = TestPlugin.echo("good")
                .manifest("capabilities", List.of("http.routes", "files"))
                .pack(folder.resolve("good.jar"));
        ArchiveReport report = inspect(jar);
        assertThat(report.faults()).isEmpty();
        assertThat(report.manifest().orElseThrow().id()).isEqualTo("good");
        assertThat(report.size()).isEqualTo((int) Files.size(jar));
        assertThat(report.sha256()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit(1);|System.exit",
                "Runtime.getRuntime().exit(1);|Runtime.exit",
                "Runtime.getRuntime().halt(1);|Runtime.halt",
                "java.util.stream.IntStream.of(1).forEach(System::exit);|System.exit",
                "Runnable r = () -> System.exit(1); r.run();|System.exit",
                "java.util.function.IntConsumer c = Runtime.getRuntime()::halt; c.accept(1);|Runtime.halt",
            })
    void whatWouldEndTheServerIsFoundWithItsPlace(String statement, String exit) throws IOException {
        Path jar = TestPlugin.named("ender")
                .source(
                        "dcts.ender.Inner",
                        "package dcts.ender;\nfinal class Inner {\n    void go() {\n" + statement + "\n    }\n}\n")
                .pack(folder.resolve("ender.jar"));
        assertThat(inspect(jar).faults())
                .singleElement()
                .asString()
                .matches("dcts\\.ender\\.Inner\\.\\S+, line 4: calls" + " java\\.lang\\." + exit.replace(".", "\\.")
                        + ", which would end the whole server");
    }

    @Test
    void whatOnlyLooksLikeItIsNotFound() throws IOException {
        Path jar = TestPlugin.named("mild").source("dcts.mild.System", """
                        package dcts.mild;
                        final class System {
                            static void exit(int code) {}
                            void halt() { exit(1); System.exit(2); java.lang.System.gc(); "System.exit".strip(); }
                        }
                        """).pack(folder.resolve("mild.jar"));
        assertThat(inspect(jar).faults()).isEmpty();
    }

    /** No compiler writes such classes, which is why nobody would look there. */
    @Test
    void aHandleInAConstantIsFound() throws IOException {
        var exit = MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC,
                ClassDesc.of("java.lang.System"),
                "exit",
                MethodTypeDesc.ofDescriptor("(I)V"));
        var wrapped = DynamicConstantDesc.ofNamed(
                ConstantDescs.ofConstantBootstrap(ClassDesc.of("x.B"), "b", ConstantDescs.CD_Object),
                "c",
                ConstantDescs.CD_Object,
                exit);
        assertThat(faultsOf(made(List.of(exit))))
                .containsExactly("x.Odd.go: calls java.lang.System.exit, which would end the whole server");
        assertThat(faultsOf(made(List.of(wrapped))))
                .containsExactly("x.Odd.go: calls java.lang.System.exit, which would end the whole server");
        assertThat(faultsOf(made(List.of()))).isEmpty();
        byte[] unused = ClassFile.of().build(ClassDesc.of("x.Odd"), type -> {
            var pool = type.constantPool();
            pool.methodRefEntry(ClassDesc.of("java.lang.Runtime"), "halt", MethodTypeDesc.ofDescriptor("(I)V"));
        });
        assertThat(faultsOf(unused)).containsExactly("the class x.Odd knows how to end the server");
    }

    @Test
    void whatCannotBeReadOrIsTooNewIsAFault() throws IOException {
        byte[] good = made(List.of());
        byte[] newer = good.clone();
        newer[7] = 99;
        assertThat(faultsOf(newer))
                .containsExactly("the class x/Odd.class is for a newer Java than this server runs on");
        byte[] cut = Arrays.copyOf(good, good.length - 9);
        assertThat(faultsOf(cut)).containsExactly("the class x/Odd.class cannot be read");
        assertThat(faultsOf("no class".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("the class x/Odd.class cannot be read");
        assertThat(faultsOf(new byte[0])).containsExactly("the class x/Odd.class cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dcts.api.Id|it bundles the API itself: dcts.api.* is the server's; leave it out of the archive",
                "dcts.core.Main|it bundles the API itself: dcts.core.* is the server's; leave it out of the archive",
                "org.jdbi.v3.core.Jdbi|it bundles the API itself: org.jdbi.* is the server's; leave it out of the archive",
                "org.slf4j.Logger|it bundles the API itself: org.slf4j.* is the server's; leave it out of the archive",
                "java.lang.Object|the class java/lang/Object pretends to be of the JDK",
                "javax.sql.DataSource|the class javax/sql/DataSource pretends to be of the JDK",
            })
    void whatPretendsToBeOfTheServerIsFound(String name, String fault) {
        var look = new ClassInspection();
        byte[] bytes = ClassFile.of().build(ClassDesc.of(name), type -> {});
        look.look("META-INF/versions/25/Other.class", bytes);
        assertThat(look.faults()).containsExactly(fault);
        var byPlace = new ClassInspection();
        byPlace.look(name.replace('.', '/') + ".class", made(List.of()));
        assertThat(byPlace.faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javax.inject.Inject", "dcts.apix.Thing", "dcts.zbase.api.Tool", "org.jdbix.Thing"})
    void whatAPluginMayBringIsLeftAlone(String name) {
        var look = new ClassInspection();
        look.look(name.replace('.', '/') + ".class", ClassFile.of().build(ClassDesc.of(name), type -> {}));
        look.look("notes.txt", new byte[3]);
        assertThat(look.faults()).isEmpty();
    }

    @Test
    void theManifestIsJudged() throws IOException {
        assertThat(inspect(TestPlugin.named("session").pack(folder.resolve("session.jar")))
                        .faults())
                .containsExactly("the id session is the server's own");
        assertThat(inspect(TestPlugin.named("late").manifest("api", ">=9.0.0").pack(folder.resolve("late.jar")))
                        .faults())
                .singleElement()
                .asString()
                .startsWith("it is for version >=9.0.0 of the plugin API");
        assertThat(inspect(TestPlugin.named("lost")
                                .manifest("mainClass", "dcts.lost.Gone")
                                .pack(folder.resolve("lost.jar")))
                        .faults())
                .containsExactly("its class dcts.lost.Gone is not in it");
        assertThat(inspect(TestPlugin.named("reach")
                                .resource("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: ../other.jar\n")
                                .pack(folder.resolve("reach.jar")))
                        .faults())
                .containsExactly("its META-INF/MANIFEST.MF names a Class-Path outside of the archive");
        assertThat(inspect(TestPlugin.named("odd")
                                .manifest("capabilities", List.of("Everything"))
                                .pack(folder.resolve("odd.jar")))
                        .faults())
                .singleElement()
                .asString()
                .startsWith("plugin.json, capabilities: must be a list of at most 32 times");
        Path bare = TestPlugin.named("bare").pack(folder.resolve("bare.jar"));
        Files.delete(folder.resolve("bare.jar.classes").resolve("plugin.json"));
        PluginJar.pack(folder.resolve("bare.jar.classes"), bare);
        assertThat(inspect(bare).faults()).containsExactly("it has no plugin.json, so it is no plugin.");
        Files.writeString(bare, "garbage");
        ArchiveReport garbage = inspect(bare);
        assertThat(garbage.faults()).singleElement().asString().startsWith("it is no archive");
        assertThat(garbage.manifest()).isEmpty();
    }

    private ArchiveReport inspect(Path jar) throws IOException {
        return inspector.inspect(ArchiveContent.read(jar));
    }

    private static List<String> faultsOf(byte[] type) {
        var look = new ClassInspection();
        look.look("x/Odd.class", type);
        return look.faults();
    }

    /** A class whose method puts constants on the stack and drops them. */
    private static byte[] made(List<? extends ConstantDesc> constants) {
        return ClassFile.of()
                .build(
                        ClassDesc.of("x.Odd"),
                        type -> type.withMethodBody(
                                "go",
                                MethodTypeDesc.ofDescriptor("()V"),
                                ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC,
                                code -> {
                                    Label end = code.newLabel();
                                    constants.forEach(constant ->
                                            code.loadConstant(constant).pop());
                                    code.labelBinding(end).return_();
                                }));
    }
}
