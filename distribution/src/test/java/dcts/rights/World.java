package dcts.rights;

import dcts.core.TestHost;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A server with all plugins, every {@link Principal} and every {@link Place}, and the rules that {@link Rights} is about. */
final class World implements AutoCloseable {
    private static final String READ = "chat.read";

    private final TestHost host;
    private final Founder founder;
    private final Map<Principal, TestMember> people = new EnumMap<>(Principal.class);
    private final Map<Place, Spot> spots = new EnumMap<>(Place.class);
    private final String changeOfTheOwner;

    /**
     * A place by its ids.
     *
     * @param scope of the channel
     * @param icon the picture of the group
     */
    record Spot(String group, String category, String channel, String scope, String icon) {}

    private World(TestHost host) {
        this.host = host;
        this.founder = new Founder(host);
        people.put(Principal.OWNER, founder.owner());
        for (Principal principal : Principal.values()) {
            if (principal.hasAccount() && principal != Principal.OWNER) {
                people.put(principal, host.join(principal.word()));
            }
        }
        for (Place place : Place.values()) {
            spots.put(place, build(place));
        }
        this.changeOfTheOwner = founder.give(member(Principal.MODERATOR), "Moderator");
        founder.give(member(Principal.ADMIN), "Administrator");
        setRules();
        for (Principal principal : List.of(Principal.PENDING, Principal.MUTED, Principal.BANNED)) {
            founder.state(principal.word(), principal.word());
        }
        people.put(Principal.LOOKING, member(Principal.ADMIN).viewing(eyes(Principal.LOOKING)));
    }

    /** With whose eyes he looks; empty for his own. */
    String eyes(Principal principal) {
        return principal == Principal.LOOKING ? "member:" + id(Principal.MODERATOR) : "";
    }

    /** For its tests. How fast a busy machine is is not what they are about. */
    static LeakCheck leakCheck() {
        var leaks = new LeakCheck();
        leaks.expect("A statement of ");
        return leaks;
    }

    static World make(Path folder) {
        try {
            Spy.pack(Files.createDirectories(folder.resolve("plugins")).resolve("spy.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new World(AllPlugins.start(folder));
    }

    private Spot build(Place place) {
        String group = founder.group("Group " + place, "");
        String category = founder.category(group, "Category " + place);
        String channel = founder.channel(category, "Channel " + place, "");
        if (place == Place.HIDDEN) {
            founder.channel(category, "Beside what is hidden", "");
        }
        String scope = "server/chat.group:" + group + "/chat.category:" + category + "/chat.channel:" + channel;
        return new Spot(group, category, channel, scope, founder.icon(group));
    }

    private void setRules() {
        founder.rule(spot(Place.HIDDEN).scope, "Member", READ, "deny");
        founder.rule(spot(Place.HIDDEN).scope, "Moderator", READ, "allow");
        founder.rule("server/chat.group:" + spot(Place.SECRET).group, "Member", READ, "deny");
        for (Place place : List.of(Place.PUBLIC, Place.HIDDEN, Place.SECRET, Place.ARCHIVED)) {
            founder.rule(spot(place).scope, member(Principal.DENIED), READ, "deny");
        }
        for (Place place : List.of(Place.HIDDEN, Place.SECRET)) {
            founder.rule(spot(place).scope, member(Principal.INVITED), READ, "allow");
        }
        founder.change(spot(Place.ARCHIVED).channel, "archived", true);
        founder.deleteGroup(spot(Place.DELETED).group);
    }

    /** Everything that can be called, save what the test itself has brought along. */
    List<Point> points() {
        return table().stream()
                .filter(point -> !point.entry().is("announcement")
                        && !point.entry().owner().equals("spy"))
                .toList();
    }

    /** The names of all that is announced. */
    Set<String> announcements() {
        return table().stream()
                .filter(point -> point.entry().is("announcement"))
                .map(Point::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Point> table() {
        List<Point> points = new ArrayList<>();
        founder.console()
                .get("/api/admin/entrypoints", founder.asConsole())
                .data()
                .path("entryPoints")
                .forEach(each -> points.add(Point.of(each)));
        return points;
    }

    Founder founder() {
        return founder;
    }

    /** Starts the server anew; connections are told that it ends. */
    void restart() {
        host.restart();
    }

    String url() {
        return host.url();
    }

    TestMember member(Principal principal) {
        return Objects.requireNonNull(people.get(principal));
    }

    String id(Principal principal) {
        return member(principal).userId();
    }

    Spot spot(Place place) {
        return Objects.requireNonNull(spots.get(place));
    }

    /** A change of roles, which can be taken back. */
    String changeOfTheOwner() {
        return changeOfTheOwner;
    }

    @Override
    public void close() {
        people.values().forEach(TestMember::close);
        host.close();
    }
}
