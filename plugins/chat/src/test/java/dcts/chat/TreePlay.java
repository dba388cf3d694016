package dcts.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A play about the tree: the owner, who may everything, Bob, and a plugin that lets Bob do what the test says. */
abstract class TreePlay {
    /** Rules are asked for from the place up to the server; where there is none, members hold what members hold. */
    private static final TestPlugin JUDGE = TestPlugin.named("judge")
            .manifest("capabilities", List.of("permissions.decide"))
            .starting("""
            PermissionChanges changes = context.decides(new PermissionSource() {
                public String classOf(Caller member) {
                    return member.loginName();
                }
                public boolean allows(String permissionClass, Permission permission, Scope scope) {
                    Optional<Scope> at = Optional.of(scope);
                    while (at.isPresent()) {
                        Boolean rule = RULES.get(permissionClass + " " + permission.key() + " " + at.get().path());
                        if (rule != null) {
                            return rule;
                        }
                        at = at.get().parent();
                    }
                    return permission.defaultHolder().compareTo(Holder.MEMBER) <= 0;
                }
                public OptionalLong quota(String permissionClass, Quota quota) {
                    Long number = NUMBERS.get(permissionClass + " " + quota.key());
                    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
                }
            });
            context.on(request("judge.rule"), (caller, in) -> {
                String[] words = in.text().split(" ");
                RULES.put(words[1] + " " + words[2] + " " + words[3], words[0].equals("allow"));
                changes.rights();
                return new Out("");
            });
            context.on(request("judge.number"), (caller, in) -> {
                String[] words = in.text().split(" ");
                NUMBERS.put(words[0] + " " + words[1], Long.parseLong(words[2]));
                changes.rights();
                return new Out("");
            });
            """, """
            private static final Map<String, Boolean> RULES = new java.util.concurrent.ConcurrentHashMap<>();
            private static final Map<String, Long> NUMBERS = new java.util.concurrent.ConcurrentHashMap<>();
            """);

    private static Path judge = Path.of("");

    @TempDir
    Path folder;

    TestHost host;
    TestMember owner;
    TestMember bob;

    @BeforeAll
    static void compile(@TempDir Path shared) {
        JUDGE.pack(shared.resolve("judge.jar"));
        judge = shared.resolve("judge.jar.classes");
    }

    @BeforeEach
    void begin() {
        host = TestHost.start(folder, Map.of(), List.of(Path.of("target/classes"), judge));
        owner = host.joinAsOwner("owner");
        bob = host.join("bob");
        List.of(owner, bob).forEach(each -> each.listen("chat.tree.changed"));
    }

    @AfterEach
    void end() {
        bob.close();
        owner.close();
        host.close();
    }

    /** Lets Bob do something at a place and in it. */
    final void allow(String permission, String scope) {
        owner.ask("judge.rule", Map.of("text", "allow bob " + permission + " " + scope));
    }

    /** Keeps Bob from doing something at a place and in it. */
    final void deny(String permission, String scope) {
        owner.ask("judge.rule", Map.of("text", "deny bob " + permission + " " + scope));
    }

    static JsonNode tree(TestMember member) {
        return member.ask("chat.tree", Map.of());
    }

    /** A group, category or channel by its name, as the member sees it. */
    static JsonNode find(TestMember member, String name) {
        for (JsonNode place : all(member)) {
            if (place.path("name").asText().equals(name)) {
                return place;
            }
        }
        throw new AssertionError("does not see " + name);
    }

    /** The names of all that the member sees, each after the one around it. */
    static List<String> names(TestMember member) {
        return all(member).stream().map(place -> place.path("name").asText()).toList();
    }

    private static List<JsonNode> all(TestMember member) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode group : tree(member).path("groups")) {
            all.add(group);
            for (JsonNode category : group.path("categories")) {
                all.add(category);
                category.path("channels").forEach(all::add);
            }
        }
        return all;
    }

    static String id(TestMember member, String name) {
        return find(member, name).path("id").asText();
    }

    static int version(TestMember member, String name) {
        return find(member, name).path("version").asInt();
    }

    final String group(String name) {
        return owner.ask("chat.group.create", Map.of("name", name))
                .path("groupId")
                .asText();
    }

    final String category(String group, String name) {
        return owner.ask("chat.category.create", Map.of("groupId", id(owner, group), "name", name))
                .path("categoryId")
                .asText();
    }

    final String channel(String category, String name) {
        return owner.ask("chat.channel.create", Map.of("categoryId", id(owner, category), "name", name, "kind", "text"))
                .path("channelId")
                .asText();
    }

    /** Where a place stands, by the names down to it. */
    final String scope(String... names) {
        var kinds = List.of("chat.group", "chat.category", "chat.channel");
        var path = new StringBuilder("server");
        for (int i = 0; i < names.length; i++) {
            path.append('/').append(kinds.get(i)).append(':').append(id(owner, names[i]));
        }
        return path.toString();
    }

    /** How often the member was told that the tree looks otherwise; all that was said before this has arrived. */
    static long timesTold(TestMember member) {
        tree(member);
        return member.everything().stream()
                .filter(heard -> heard.event().equals("chat.tree.changed"))
                .count();
    }

    final void restart() {
        host.restart();
        owner.hear("session.ready");
        bob.hear("session.ready");
    }
}
