package dcts.testkit;

import dcts.api.AfterEvent;
import dcts.api.BeforeEvent;
import dcts.api.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds out of a plugin's classes, without running them, which capabilities it makes use of. */
final class CapabilityUse {
    private static final String CONTEXT = "dcts/api/PluginContext";
    private static final Map<String, String> BY_METHOD = Map.of(
            "jdbi", "db.tables",
            "writer", "db.tables",
            "files", "files",
            "logins", "login.method",
            "decides", "permissions.decide",
            "members", "accounts.read");
    private static final Set<String> HANDLING = Set.of("before", "after", "follow");
    private static final Set<String> CLIENTS = Set.of(
            "java/net/http/HttpClient",
            "java/net/http/HttpClient$Builder",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "javax/net/ssl/HttpsURLConnection",
            "java/net/Socket",
            "java/nio/channels/SocketChannel",
            "java/nio/channels/AsynchronousSocketChannel");

    private final String plugin;
    private final Set<String> used = new TreeSet<>();

    private CapabilityUse(String plugin) {
        this.plugin = plugin;
    }

    /** Names as in a manifest, those of the web without their places. */
    static Set<String> of(PluginFolder folder) {
        var use = new CapabilityUse(folder.id());
        folder.classes().forEach(use::look);
        if (folder.has("web/index.js")) {
            use.used.add("ui");
        }
        return use.used;
    }

    private void look(Path file) {
        try {
            var model = ClassFile.of().parse(file);
            var constants = model.constantPool();
            boolean handles = StreamSupport.stream(constants.spliterator(), false)
                    .anyMatch(entry -> entry instanceof MemberRefEntry member && handles(member));
            for (var entry : constants) {
                switch (entry) {
                    case MemberRefEntry member -> call(member);
                    case ClassEntry type -> client(type);
                    default -> {}
                }
            }
            if (handles) {
                constantsReadBy(model).forEach(this::event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<FieldRefEntry> constantsReadBy(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(CodeModel::elementStream)
                .filter(element -> element instanceof FieldInstruction read && read.opcode() == Opcode.GETSTATIC)
                .map(element -> ((FieldInstruction) element).field());
    }

    private static boolean handles(MemberRefEntry member) {
        return isOfContext(member) && HANDLING.contains(member.name().stringValue());
    }

    private static boolean isOfContext(MemberRefEntry member) {
        return member.owner().asInternalName().equals(CONTEXT);
    }

    private void call(MemberRefEntry member) {
        if (!isOfContext(member)) {
            return;
        }
        String name = member.name().stringValue();
        if (BY_METHOD.containsKey(name)) {
            used.add(BY_METHOD.get(name));
        } else if (name.equals("on") && member.type().stringValue().contains("HttpRoute")) {
            used.add("http.routes");
        }
    }

    private void client(ClassEntry type) {
        if (CLIENTS.contains(type.asInternalName())) {
            used.add("http.client");
        }
    }

    /**
     * A constant of a class that handles or follows something: what it handles, for all that can be seen. Elsewhere an event
     * may be named only to say what fires it.
     */
    private void event(FieldRefEntry field) {
        String type = field.type().stringValue();
        if (!List.of("BeforeEvent", "AfterEvent", "Journal").contains(type.replaceAll("Ldcts/api/|;", ""))) {
            return;
        }
        try {
            Class<?> owner = Class.forName(field.owner().asInternalName().replace('/', '.'));
            var constant = owner.getDeclaredField(field.name().stringValue());
            constant.setAccessible(true); // one of the plugin's own need not be public
            note(constant.get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an event is no constant: " + field.name(), e);
        }
    }

    private void note(Object constant) {
        switch (constant) {
            case BeforeEvent<?>(String name, var type, String capability) -> note(name, capability);
            case AfterEvent<?>(String name, var type, String capability) -> note(name, capability);
            case Journal<?>(String name, var type, String capability) -> note(name, capability);
            default -> {}
        }
    }

    private void note(String name, String capability) {
        if (!name.startsWith(plugin + ".") && !capability.isEmpty()) {
            used.add(capability);
        }
    }
}
