package dcts.testkit;

import dcts.api.AfterEvent;
import dcts.api.BeforeEvent;
import dcts.api.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds out of a plugin's classes, without running them, which capabilities it makes use of. */
final class CapabilityUse {
    private static final String CONTEXT = "dcts/api/PluginContext";
    private static final Map<String, String> BY_METHOD = Map.of(
            "jdbi", "db.tables",
            "writer", "db.tables",
            "files", "files",
            "logins", "login.method");
    private static final List<String> CLIENTS = List.of(
            "java/net/http/HttpClient", "java/net/URLConnection", "java/net/Socket", "java/nio/channels/Socket");

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
            for (var entry : ClassFile.of().parse(file).constantPool()) {
                switch (entry) {
                    case FieldRefEntry field -> event(field);
                    case MemberRefEntry member -> call(member);
                    case ClassEntry type -> client(type);
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void call(MemberRefEntry member) {
        if (!member.owner().asInternalName().equals(CONTEXT)) {
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
        if (CLIENTS.stream().anyMatch(type.asInternalName()::startsWith)) {
            used.add("http.client");
        }
    }

    /** An event or a journal of somebody else is there to be handled or followed. */
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
        } catch (ReflectiveOperationException | NullPointerException e) {
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
