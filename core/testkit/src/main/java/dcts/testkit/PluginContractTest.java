package dcts.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.LiveObjects;
import dcts.core.testing.TestApi.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What every plugin has to keep. A module inherits it by a class that is empty; the tests walk what the running server says
 * can be reached.
 */
@Timeout(180)
public abstract class PluginContractTest {
    private static final int CYCLES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LOADER = "dcts.core.plugin.WalledClassLoader";
    private static final List<String> SECTIONS =
            List.of("Purpose", "Permissions", "Events", "Routes", "Settings", "Data", "UI slots");
    private static final Set<String> CODES = Set.of(
            "invalid",
            "unauthorized",
            "forbidden",
            "not_found",
            "conflict",
            "too_large",
            "rate_limited",
            "unavailable");

    private static final List<String> NO_JSON = List.of("{", "\u0000", "{}{}", "nul", "<a/>");

    @RegisterExtension
    final TestHost host = TestHost.withThisPlugin();

    private final String id = host.plugin();

    /** While a plugin that decides is off, the owner is told what that means. */
    @BeforeEach
    void whoDecidesIsMissed() {
        if (host.folder().capabilities().contains("permissions.decide")) {
            host.expectLog("Everybody but the owner is refused");
        }
    }

    @Test
    void itLoadsAndSaysNothingAlarming() {
        assertThat(host.console().state(id)).isEqualTo("running");
    }

    @Test
    void itEndsAndNothingOfItIsLeft() {
        int others = host.console().plugins().size() - 1;
        host.person("somebody");
        List<EntryPoint> before = host.console().entryPoints(id);
        for (int i = 0; i < CYCLES; i++) {
            host.console().disable(id);
            assertThat(classLoaders(others)).as("class loaders").isLessThanOrEqualTo(others);
            assertThat(host.console().entryPoints(id)).isEmpty();
            host.console().enable(id);
            assertThat(host.console().state(id)).isEqualTo("running");
        }
        assertThat(host.console().entryPoints(id)).isEqualTo(before);
        host.console().disable(id);
        assertThat(host.get("/metrics").body().asText()).doesNotContain("dcts_cache_" + id + "_");
        assertThat(pieces()).doesNotContain(id);
        assertThat(host.console().get("/api/admin/settings").findValuesAsText("id"))
                .doesNotContain(id);
    }

    /** How many are reachable; the threads that switched the plugin off may still be on their way out. */
    private static int classLoaders(int wanted) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        int found = LiveObjects.count(LOADER);
        while (found > wanted && System.nanoTime() < until) {
            found = LiveObjects.count(LOADER); // a whole collection each time
        }
        return found;
    }

    @Test
    void itsManifestTellsTheTruth() {
        Set<String> asked = new TreeSet<>(host.folder().capabilities());
        Set<String> used = CapabilityUse.of(host.folder());
        assertThat(used)
                .as("used and not asked for")
                .allMatch(
                        capability -> asked.stream().anyMatch(name -> kind(name).equals(capability)));
        assertThat(asked)
                .as("asked for and never used")
                .allMatch(capability -> capability.startsWith("http.routes:/")
                        ? serves(capability.substring("http.routes:".length()))
                        : used.contains(kind(capability)));
        assertThat(pieces().contains(id)).as("a piece in the web client").isEqualTo(asked.contains("ui"));
    }

    @Test
    void itsReadmeHasTheUsualSections() {
        host.folder()
                .readme()
                .ifPresent(text -> assertThat(text.lines()
                                .filter(line -> line.startsWith("## "))
                                .map(line -> line.substring(3).strip()))
                        .containsExactlyElementsOf(SECTIONS));
    }

    @Test
    void itsNamesBeginWithItsId() {
        for (EntryPoint point : host.console().entryPoints(id)) {
            if (!point.is("route")) {
                assertThat(point.name()).startsWith(id + ".");
            } else if (!point.path().startsWith("/api/" + id + "/")) {
                assertThat(host.folder().capabilities())
                        .as(point.name())
                        .anyMatch(capability -> capability.startsWith("http.routes:/")
                                && point.path().startsWith(capability.substring("http.routes:".length())));
            }
        }
        assertThat(host.tables().names()).allMatch(this::belongs);
    }

    @Test
    void itsMigrationsChangeNothingTheSecondTime() {
        List<String> before = host.tables().outline(id);
        host.console().disable(id);
        host.tables().forgetMigrations(id);
        host.console().enable(id);
        assertThat(host.console().state(id)).isEqualTo("running");
        assertThat(host.tables().outline(id)).isEqualTo(before);
    }

    @Test
    void itComesBackAfterARestart() {
        List<EntryPoint> before = host.console().entryPoints(id);
        host.restart();
        assertThat(host.console().state(id)).isEqualTo("running");
        assertThat(host.console().entryPoints(id)).isEqualTo(before);
    }

    @Test
    void strangersAreRefused() {
        assertThat(ConnectionAttempt.outcome(host.url(), Map.of(), Map.of()))
                .as("a socket without an account")
                .isEqualTo("refused unauthorized");
        for (EntryPoint route : points("route")) {
            if (!route.openToAnyone()) {
                Answer answer = route.method().equals("GET")
                        ? host.get(route.path())
                        : host.send(route.method(), route.path(), "{}");
                assertThat(answer.status()).as(route.name()).isEqualTo(401);
                assertThat(answer.code()).as(route.name()).isEqualTo("unauthorized");
            }
        }
    }

    /**
     * The permission is withdrawn, so that nobody holds it. At an object a refusal may also be {@code not_found}, because no
     * object is known to this test; where a field has a pattern that the text {@code aaa} does not fit, {@code invalid} tells
     * nothing, and the plugin's own tests have to.
     */
    @Test
    void whoLacksThePermissionIsRefused() {
        try (var member = new Knocker(host.person("member"))) {
            for (EntryPoint point : host.console().entryPoints(id)) {
                point.permission().ifPresent(permission -> {
                    host.host().withdraw(permission);
                    String sent = point.payload().isEmpty()
                            ? "{}"
                            : Payload.of(point.payload()).fitting();
                    assertThat(member.verdict(point, sent))
                            .as("%s without %s", point.name(), permission)
                            .isIn(
                                    point.atObject()
                                            ? List.of("forbidden", "not_found", "invalid")
                                            : List.of("forbidden"));
                });
            }
        }
    }

    /**
     * Tries what has a payload; what has none takes whatever comes, or is a body that the plugin reads by itself. Fields that
     * the payload does not know are dropped.
     */
    @Test
    void whatCannotFitIsRefusedAsInvalid() {
        try (var owner = new Knocker(host.owner())) {
            for (EntryPoint point : host.console().entryPoints(id)) {
                if (!point.is("announcement") && !point.payload().isEmpty()) {
                    unfit(point)
                            .forEach(sent -> assertThat(owner.verdict(point, sent))
                                    .as("%s: %s", point.name(), start(sent))
                                    .isIn("invalid", "too_large"));
                }
            }
        }
    }

    private static List<String> unfit(EntryPoint point) {
        List<String> unfit = new ArrayList<>(Rubbish.noObjects());
        if (point.is("route")) {
            unfit.addAll(NO_JSON);
        }
        unfit.addAll(Payload.of(point.payload()).unfit());
        return unfit;
    }

    @Test
    void rubbishOverTheSocketIsAnsweredOnceAndByAKnownCode() {
        // The owner may do everything, so what he sends gets past the permissions.
        try (RawSocket socket = host.owner().rawSocket()) {
            for (EntryPoint request : points("request")) {
                for (String rubbish : Rubbish.objects(request.name(), request.payload())) {
                    JsonNode answer = socket.ask(request.name(), rubbish);
                    assertThat(answer.path("ok").asBoolean() || isKnown(answer))
                            .as("%s %s: %s", request.name(), start(rubbish), answer)
                            .isTrue();
                }
            }
            assertThat(socket.verdict(id + ".nothingOfThisName", "{}")).isEqualTo("unknown_event");
            assertThat(socket.answeredEachOnce()).isTrue();
        }
    }

    @Test
    void rubbishOverHttpIsAnsweredByAKnownCode() {
        for (EntryPoint route : points("route")) {
            if (route.method().equals("GET")) {
                Rubbish.queries(route.name())
                        .forEach(query -> check(route, query, host.owner().get(route.path() + "?" + query)));
            } else {
                bodies(route)
                        .forEach(body -> check(route, body, host.owner().send(route.method(), route.path(), body)));
            }
        }
    }

    @Test
    void removedWithItsDataItLeavesNothing() {
        host.owner();
        host.console().removeWithData(id);
        assertThat(host.console().state(id)).isEqualTo("absent");
        assertThat(host.tables().names()).noneMatch(name -> name.startsWith(id + "_"));
        assertThat(host.tables().rowsOf(id)).isEmpty();
        assertThat(host.host().data().resolve("files").resolve(id)).doesNotExist();
    }

    private static List<String> bodies(EntryPoint route) {
        List<String> bodies = new ArrayList<>(NO_JSON);
        bodies.addAll(Rubbish.noObjects());
        bodies.addAll(Rubbish.objects(route.name(), route.payload()));
        return bodies;
    }

    private void check(EntryPoint route, String sent, Answer answer) {
        boolean ours = !answer.code().isEmpty();
        assertThat(ours ? isKnown(answer.body()) : answer.status() < 500)
                .as("%s %s: %s %s", route.name(), start(sent), answer.status(), answer.body())
                .isTrue();
    }

    private boolean isKnown(JsonNode answer) {
        String code = answer.at("/error/code").asText();
        return CODES.contains(code) || code.startsWith(id + ".");
    }

    private static String start(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private boolean serves(String place) {
        return points("route").stream().anyMatch(route -> route.path().startsWith(place));
    }

    private static String kind(String capability) {
        return capability.startsWith("http.") ? capability.replaceFirst(":.*", "") : capability;
    }

    private List<EntryPoint> points(String kind) {
        return host.console().entryPoints(id).stream()
                .filter(point -> point.is(kind))
                .toList();
    }

    private List<String> pieces() {
        return host.get("/api/ui").data().path("pieces").findValuesAsText("id");
    }

    private boolean belongs(String table) {
        return table.startsWith("core_")
                || host.console().plugins().stream()
                        .anyMatch(plugin -> table.startsWith(plugin.path("id").asText() + "_"));
    }
}
