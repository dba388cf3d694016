package dcts.example;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.PluginContext;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example is complete: what an author can call is called here. */
class EveryMethodTest {
    /**
     * Only one plugin can decide who may do what, and the example runs beside all others. Its board is no place with rights
     * of its own; for places see chat.
     */
    private static final Set<String> ELSEWHERE = Set.of("decides", "gone", "places");

    private static final Set<String> OF_PLACES = Set.of("Ldcts/api/Places;", "Ljava/util/Collection;");

    @Test
    void allOfTheContextIsUsed() throws IOException {
        Set<String> all = Arrays.stream(PluginContext.class.getMethods())
                .filter(method -> !ELSEWHERE.contains(method.getName()))
                .filter(method -> Arrays.stream(method.getParameterTypes())
                        .map(Class::descriptorString)
                        .noneMatch(OF_PLACES::contains))
                .map(EveryMethodTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used()).containsAll(all);
    }

    private static String name(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::descriptorString)
                        .collect(Collectors.joining("", "(", ")"))
                + method.getReturnType().descriptorString();
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                for (var entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof MemberRefEntry member
                            && member.owner().asInternalName().equals("dcts/api/PluginContext")) {
                        used.add(member.name().stringValue() + member.type().stringValue());
                    }
                }
            }
        }
        return used;
    }
}
