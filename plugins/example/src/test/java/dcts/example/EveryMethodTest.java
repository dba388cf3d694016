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
    /** Only one plugin can decide who may do what, and the example runs beside all others. */
    private static final String FOR_ONE_ALONE = "decides";

    @Test
    void allOfTheContextIsUsed() throws IOException {
        Set<String> all = Arrays.stream(PluginContext.class.getMethods())
                .filter(method -> !method.getName().equals(FOR_ONE_ALONE))
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
