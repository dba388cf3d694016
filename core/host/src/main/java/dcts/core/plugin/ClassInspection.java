package dcts.core.plugin;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.module.ModuleFinder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads every class of an archive, without loading one, and refuses those that would end the server, that cannot be read,
 * or that pretend to be of the server. It finds what is written down; what is put together at run time it does not.
 */
final class ClassInspection {
    private static final int MAGIC = 0xcafebabe;

    private static final Set<String> EXITS =
            Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

    private static final List<String> SERVER = List.of("dcts/api/", "dcts/core/", "org/jdbi/", "org/slf4j/");

    /** What the JDK has of {@code javax}; the rest of it belongs to libraries that a plugin may bring. */
    private static final Set<String> JDK = ModuleFinder.ofSystem().findAll().stream()
            .flatMap(module -> module.descriptor().packages().stream())
            .filter(name -> name.startsWith("javax."))
            .map(name -> name.replace('.', '/') + "/")
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> faults = new TreeSet<>();

    /** What was found, each a sentence; empty if nothing was. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Looks at one file of an archive; those that are no classes are left alone. */
    void look(String name, byte[] content) {
        if (!name.endsWith(".class")) {
            return;
        }
        String shown = ArchiveEntry.shown(name);
        try {
            if (version(content) > ClassFile.latestMajorVersion()) {
                faults.add("the class " + shown + " is for a newer Java than this server runs on");
                return;
            }
            ClassModel read = ClassFile.of().parse(content);
            checkPackage(name);
            checkPackage(read.thisClass().asInternalName());
            checkExits(read);
        } catch (RuntimeException e) { // the library's, of many kinds for whatever is not a class
            faults.add("the class " + shown + " cannot be read");
        }
    }

    private static int version(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        return bytes.getInt(0) == MAGIC ? Short.toUnsignedInt(bytes.getShort(6)) : 0;
    }

    private void checkPackage(String name) {
        int slash = name.lastIndexOf('/') + 1;
        if (name.startsWith("java/") || JDK.contains(name.substring(0, slash))) {
            faults.add("the class " + ArchiveEntry.shown(name) + " pretends to be of the JDK");
        }
        SERVER.stream()
                .filter(name::startsWith)
                .forEach(prefix -> faults.add("it bundles the API itself: " + prefix.replace('/', '.')
                        + "* is the server's; leave it out of the archive"));
    }

    private void checkExits(ClassModel read) {
        String name = read.thisClass().asInternalName().replace('/', '.');
        List<String> found = new ArrayList<>();
        for (MethodModel method : read.methods()) {
            method.code()
                    .ifPresent(code ->
                            found.addAll(exits(name + "." + method.methodName().stringValue(), code)));
        }
        faults.addAll(found);
        if (found.isEmpty() && namesAnExit(read)) {
            faults.add("the class " + ArchiveEntry.shown(name) + " knows how to end the server");
        }
    }

    private static List<String> exits(String method, CodeModel code) {
        List<String> found = new ArrayList<>();
        int line = 0;
        for (var element : code) {
            Stream<String> targets = switch (element) {
                case LineNumber number -> {
                    line = number.line();
                    yield Stream.of();
                }
                case InvokeInstruction call ->
                    Stream.of(call.owner().asInternalName() + "." + call.name().stringValue());
                case InvokeDynamicInstruction call -> targets(call.bootstrapArgs());
                case ConstantInstruction.LoadConstantInstruction load -> targets(List.of(load.constantValue()));
                default -> Stream.of();
            };
            String where = ArchiveEntry.shown(method) + (line == 0 ? "" : ", line " + line);
            targets.filter(EXITS::contains)
                    .forEach(exit -> found.add(
                            where + ": calls " + exit.replace('/', '.') + ", which would end the whole server"));
        }
        return found;
    }

    /** What the constants of a call lead to, however deep they are wrapped. */
    private static Stream<String> targets(List<ConstantDesc> constants) {
        return constants.stream().flatMap(constant -> switch (constant) {
            case DirectMethodHandleDesc handle -> {
                String owner = handle.owner().descriptorString();
                yield Stream.of(owner.substring(1, owner.length() - 1) + "." + handle.methodName());
            }
            case DynamicConstantDesc<?> dynamic -> targets(dynamic.bootstrapArgsList());
            default -> Stream.of();
        });
    }

    /** Whatever a class calls or hands on, it names; so nothing that the instructions hide gets by. */
    private static boolean namesAnExit(ClassModel read) {
        for (var entry : read.constantPool()) {
            if (entry instanceof MemberRefEntry member
                    && EXITS.contains(member.owner().asInternalName() + "."
                            + member.name().stringValue())) {
                return true;
            }
        }
        return false;
    }
}
