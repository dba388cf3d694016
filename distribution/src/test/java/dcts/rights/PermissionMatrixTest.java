package dcts.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody knocks at everything, everywhere: each entry point that the server lists, each kind of caller, each kind of place.
 * What has to come of it is worked out from {@link Rights} alone. A new entry point is covered from the moment when it is
 * registered; one that the tables do not know fails the test.
 */
@Timeout(120)
class PermissionMatrixTest {
    @RegisterExtension
    static final LeakCheck LEAKS = World.leakCheck();

    @TempDir
    static Path folder = Path.of("");

    private static World world;
    private static final Map<Principal, Door> DOORS = new EnumMap<>(Principal.class);

    private record Cell(Point point, Principal principal, Place place) {
        private String says(Object expected, Object was) {
            return point.name() + " | " + principal + " | " + place + ": expected " + expected + ", was " + was;
        }
    }

    @BeforeAll
    static void begin() {
        world = World.make(folder);
        for (Principal principal : Principal.values()) {
            DOORS.put(principal, new Door(world, principal));
        }
    }

    @AfterAll
    static void end() {
        DOORS.values().forEach(Door::close);
        world.close();
    }

    @Test
    void theTablesKnowEveryEntryPoint() {
        assertThat(world.points()).hasSizeGreaterThan(50);
        assertThat(world.points().stream()
                        .flatMap(point -> Stream.concat(Expectation.gap(point).stream(), Samples.gaps(point).stream())))
                .isEmpty();
    }

    @Test
    void everyEntryPointAnswersEverybodyAsTheTablesSay() {
        List<Cell> cells = new ArrayList<>(
                world.points().stream().flatMap(PermissionMatrixTest::cells).toList());
        long seed = System.nanoTime();
        Collections.shuffle(cells, new Random(seed));
        assertThat(cells.stream().flatMap(cell -> wrong(cell).stream()).sorted())
                .as("%s cells in the order of seed %s", cells.size(), seed)
                .isEmpty();
    }

    /** What names no place is answered alike everywhere. */
    private static Stream<Cell> cells(Point point) {
        boolean atPlaces = Samples.things(point).stream().anyMatch(Thing::isAtPlace);
        List<Place> places = atPlaces ? List.of(Place.values()) : List.of(Place.PUBLIC);
        return Stream.of(Principal.values())
                .filter(principal -> principal.comesTo(point))
                .flatMap(principal -> places.stream().map(place -> new Cell(point, principal, place)));
    }

    private static Optional<String> wrong(Cell cell) {
        String answer = door(cell.principal).knock(cell.point, cell.place);
        Verdict expected = Expectation.of(cell.point, cell.principal, cell.place);
        boolean passed = expected == Verdict.PASSES;
        if (passed && Samples.missedTheGate(cell.point, answer)) {
            return Optional.of(cell.says("to come to the gate", answer + "; correct the sample in Samples"));
        }
        boolean broken = List.of("internal", "unavailable", "rate_limited").contains(answer);
        return expected == Verdict.of(answer) && !broken ? Optional.empty() : Optional.of(cell.says(expected, answer));
    }

    @Test
    void whatAMemberIsToldOfHisRightsIsWhatTheTablesSay() {
        TestMember owner = world.member(Principal.OWNER);
        assertThat(new TreeSet<>(
                        owner.ask("roles.editor", Map.of()).path("permissions").findValuesAsText("key")))
                .as("all permissions")
                .isEqualTo(Rights.permissions());
        List<String> wrong = new ArrayList<>();
        for (Principal principal : Principal.letIn()) {
            var held = new TreeSet<String>();
            world.member(principal)
                    .ask("core.rights", Map.of())
                    .path("permissions")
                    .forEach(key -> held.add(key.asText()));
            for (String key : Rights.permissions()) {
                if (held.contains(key) != Rights.holds(principal, key)) {
                    wrong.add(key + " | " + principal + ": core.rights says " + held.contains(key));
                }
                explained(principal, key).ifPresent(wrong::add);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** At places that he sees he is told what holds there; of others he is told nothing. */
    private static Optional<String> explained(Principal principal, String key) {
        for (Place place : Place.values()) {
            var question = Map.of("permission", key, "scope", world.spot(place).scope());
            var answer = world.member(principal).answer("core.why", question);
            String was = answer.at("/data/why/allowed").asText()
                    + answer.at("/error/code").asText();
            String expected = Thing.CHANNEL.isSeenBy(principal, place)
                    ? Boolean.toString(Rights.holds(principal, key, place))
                    : "not_found";
            if (!was.equals(expected)) {
                return Optional.of(key + " | " + principal + " | " + place + ": core.why says " + was);
            }
        }
        return Optional.empty();
    }

    @Test
    void pluginsAreToldTheSameAsTheSocketAnswers() {
        List<String> wrong = new ArrayList<>();
        for (Principal principal : Principal.values()) {
            for (Place place : Place.values()) {
                if (principal.hasAccount()) {
                    toldOtherwise(principal, place).ifPresent(wrong::add);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> toldOtherwise(Principal principal, Place place) {
        World.Spot spot = world.spot(place);
        String group = "server/chat.group:" + spot.group();
        String told = world.member(Principal.OWNER)
                .ask("spy.told", Map.of("text", world.id(principal) + " " + spot.channel() + " " + group))
                .path("text")
                .asText();
        boolean read = Rights.holds(principal, "chat.read", place);
        boolean send = read && Rights.holds(principal, "chat.send", place) && place != Place.ARCHIVED;
        String expected = read + " " + send + " " + Rights.holds(principal, Rights.AROUND, place);
        String answered = answers("chat.history", principal, place) + " " + answers("chat.send", principal, place);
        return told.equals(expected) && told.startsWith(answered + " ")
                ? Optional.empty()
                : Optional.of("plugin | " + principal + " | " + place + ": expected " + expected + ", was told " + told
                        + ", and the socket says " + answered);
    }

    private static boolean answers(String request, Principal principal, Place place) {
        Point point = world.points().stream()
                .filter(each -> each.name().equals(request))
                .findFirst()
                .orElseThrow();
        return door(principal).knock(point, place).equals("ok");
    }

    private static Door door(Principal principal) {
        return Objects.requireNonNull(DOORS.get(principal));
    }
}
