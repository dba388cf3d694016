package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.testkit.Person;
import dcts.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that explains permissions is true: its examples, on a server. */
class ExamplesTest {
    private static final Path PAGE = Path.of("../../distribution/docs/explanation/permissions.md");
    private static final Pattern RULE = Pattern.compile("(\\w+) (allows|denies) (\\S+) at (.+)");
    private static final Pattern ASKED = Pattern.compile("(ann|the owner) (\\S+) at (.+)");

    @RegisterExtension
    static final TestHost HOST = TestHost.withThisPlugin();

    private static final Map<String, String> PLACES = new HashMap<>(Map.of("the server", "server"));

    private static Person owner;
    private static Person ann;
    private static Editor editor;

    private final Deque<String> undo = new ArrayDeque<>();

    record Example(String given, String asked, String answer) {}

    static Stream<Example> examples() throws IOException {
        String text = Files.readString(PAGE);
        String table = text.substring(text.indexOf("<!-- examples -->"), text.indexOf("<!-- end -->"));
        return table.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Example(cells[1].strip(), cells[2].strip(), cells[3].strip()));
    }

    @BeforeAll
    static void world() {
        owner = HOST.owner();
        ann = HOST.person("ann");
        editor = new Editor(owner);
        editor.create("Helper");
        String group = owner.ask("chat.group.create", Map.of("name", "Team"))
                .get("groupId")
                .asText();
        String category = owner.ask("chat.category.create", Map.of("groupId", group, "name", "News"))
                .get("categoryId")
                .asText();
        PLACES.put("Team", "server/chat.group:" + group);
        PLACES.put("News", PLACES.get("Team") + "/chat.category:" + category);
        for (String name : List.of("news", "staff")) {
            var wanted = Map.of("categoryId", category, "name", name, "kind", "text");
            String id =
                    owner.ask("chat.channel.create", wanted).get("channelId").asText();
            PLACES.put("#" + name, PLACES.get("News") + "/chat.channel:" + id);
        }
    }

    @AfterEach
    void asItWas() {
        undo.forEach(id -> owner.ask("roles.undo", Map.of("undoId", id)));
        state("active");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itIsAsThePageSays(Example example) {
        Arrays.stream(example.given().split("; ")).forEach(this::arrange);
        MatchResult asked = match(ASKED, example.asked());
        Person about = asked.group(1).equals("ann") ? ann : owner;
        JsonNode why = owner.ask(
                        "roles.why",
                        Map.of(
                                "memberId", about.userId(),
                                "permission", asked.group(2),
                                "scope", place(asked.group(3))))
                .get("why");
        assertThat(words(why)).isEqualTo(example.answer());
    }

    private static String words(JsonNode why) {
        boolean allowed = why.get("allowed").asBoolean();
        String name = PLACES.entrySet().stream()
                .filter(place -> place.getValue().equals(why.at("/place/scope").asText()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        String verb = (allowed ? " allows" : " denies") + " it at " + name;
        String by = why.get("by").asText();
        return (allowed ? "yes: " : "no: ")
                + switch (why.get("cause").asText()) {
                    case "owner" -> "owner";
                    case "owner_only" -> "the owner's alone";
                    case "state" -> by.toLowerCase(Locale.ROOT);
                    case "member_rule" -> "own rule" + verb;
                    case "role_rule" -> "role " + by + verb;
                    case "no_rule" -> "no rule says anything";
                    default -> why.toString();
                };
    }

    private void arrange(String given) {
        if (given.equals("nothing")) {
            return;
        }
        if (given.startsWith("ann is ")) {
            state(given.substring("ann is ".length()));
        } else if (given.startsWith("ann has ")) {
            List<String> roles = Arrays.stream(
                            given.substring("ann has ".length()).split(", "))
                    .map(editor::id)
                    .toList();
            change("roles.assign", Map.of("memberId", ann.userId(), "add", roles, "remove", List.of()));
        } else {
            rule(match(RULE, given));
        }
    }

    private void rule(MatchResult rule) {
        String scope = place(rule.group(4));
        JsonNode there = owner.ask("roles.rules", Map.of("scope", scope));
        String value = rule.group(2).equals("allows") ? "allow" : "deny";
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "scope", scope,
                "version", there.get("version").asLong(),
                "values", List.of(Map.of("key", rule.group(3), "value", value))));
        if (rule.group(1).equals("ann")) {
            wanted.put("memberId", ann.userId());
        } else {
            wanted.put("roleId", editor.id(rule.group(1)));
        }
        change("roles.rule", wanted);
    }

    private void change(String request, Map<String, Object> wanted) {
        undo.push(owner.ask(request, wanted).get("undoId").asText());
    }

    private static void state(String state) {
        HOST.console().post("/api/admin/states", Map.of("loginName", "ann", "state", state));
    }

    private static String place(String name) {
        return Objects.requireNonNull(PLACES.get(name), name);
    }

    private static MatchResult match(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        return matcher.toMatchResult();
    }
}
