package dcts.rights;

import static dcts.rights.Principal.ADMIN;
import static dcts.rights.Principal.INVITED;
import static dcts.rights.Principal.LOOKING;
import static dcts.rights.Principal.MEMBER;
import static dcts.rights.Principal.MODERATOR;
import static dcts.rights.Principal.OWNER;
import static dcts.rights.Principal.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestMember;
import dcts.rights.Stage.Hearers;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day on a server, before one observer of each kind. Every word that belongs to a hidden place is a canary, and every
 * announcement that the server lists has to be made at least once.
 */
@Timeout(180)
class AudienceMatrixTest {
    private static final Secret PUBLIC = Secret.channel(Place.PUBLIC);
    private static final Secret HIDDEN = Secret.channel(Place.HIDDEN);
    private static final Secret SECRET = Secret.channel(Place.SECRET);
    private static final Secret DELETED = Secret.channel(Place.DELETED);
    private static final Secret AROUND_PUBLIC = Secret.around(Place.PUBLIC);
    private static final Secret AROUND_HIDDEN = Secret.around(Place.HIDDEN);
    private static final Secret AROUND_SECRET = Secret.around(Place.SECRET);
    private static final Set<Principal> ALL = EnumSet.copyOf(Principal.letIn());
    /** Who may change roles at the whole server. */
    private static final Set<Principal> MANAGERS = EnumSet.of(ADMIN, OWNER);

    private static final Set<Principal> MEMBERS =
            EnumSet.complementOf(EnumSet.of(PENDING, Principal.ANONYMOUS, Principal.BANNED));

    @RegisterExtension
    final LeakCheck leaks = World.leakCheck();

    @TempDir
    Path folder = Path.of("");

    private World world;
    private Founder founder;
    private Stage stage;
    private Curiosity curiosity;
    private int said;

    @BeforeEach
    void open() {
        world = World.make(folder);
        founder = world.founder();
        stage = new Stage(world, general());
        curiosity = new Curiosity(world, stage);
    }

    @AfterEach
    void close() {
        stage.close();
        world.close();
    }

    private String general() {
        return founder.ask("chat.tree", Map.of())
                .at("/groups/0/categories/0/channels/0/id")
                .asText();
    }

    @Test
    void whoMayNotKnowIsToldNothingAndWhoShallHearHears() {
        curiosity.ask();
        talk();
        theTreeChanges();
        aChannelMoves();
        rightsAreTakenAndGiven();
        accountsStandOtherwise();
        otherPluginsSpeak();
        placesEnd();
        var announced = world.announcements();
        world.restart();
        ALL.forEach(each -> stage.observer(each).await(0, frame -> frame.startsWith("42[\"server.closing\"")));
        assertThat(stage.faults()).isEmpty();
        var heard = new TreeSet<>(stage.heard());
        heard.addAll(Set.of("server.closing", "session.ready"));
        assertThat(heard).as("every announcement was made").isEqualTo(announced);
    }

    private void talk() {
        say(OWNER, Place.PUBLIC);
        say(OWNER, Place.HIDDEN);
        say(OWNER, Place.SECRET);
        say(MODERATOR, Place.HIDDEN);
        say(INVITED, Place.SECRET);
        say(MEMBER, Place.PUBLIC);
    }

    private void say(Principal who, Place where) {
        String text = "Said in " + where + " " + ++said + ".";
        var message = Map.of("channelId", world.spot(where).channel(), "nonce", "say-" + said, "text", text);
        stage.act(
                who + " says something in " + where,
                () -> world.member(who).ask("chat.send", message),
                messageTo(stage.whoSee(Secret.channel(where))));
    }

    private static Hearers messageTo(Set<Principal> who) {
        return new Hearers("chat.message.created", who);
    }

    private static Hearers treeTo(Set<Principal> who) {
        return new Hearers("chat.tree.changed", who);
    }

    private void theTreeChanges() {
        rename(Place.HIDDEN);
        rename(Place.SECRET);
        renameAround(founder.owner(), Place.HIDDEN);
        renameAround(founder.owner(), Place.SECRET);
        renameAround(world.member(ADMIN), Place.SECRET);
        stage.act(
                "a channel is archived",
                () -> founder.change(world.spot(Place.HIDDEN).channel(), "archived", true),
                treeTo(stage.whoSee(HIDDEN)));
        stage.act(
                "and no more",
                () -> founder.change(world.spot(Place.HIDDEN).channel(), "archived", false),
                treeTo(stage.whoSee(HIDDEN)));
        makeDefault(world.spot(Place.HIDDEN).channel());
        makeDefault(general());
        aChannelComesAndGoes();
        curiosity.ask();
    }

    private void rename(Place place) {
        stage.act(
                "the channel of " + place + " has another description",
                () -> founder.change(world.spot(place).channel(), "description", "Channel " + place + " once more"),
                treeTo(stage.whoSee(Secret.channel(place))));
    }

    private void renameAround(TestMember who, Place place) {
        World.Spot spot = world.spot(place);
        Set<Principal> hearers = stage.whoSee(Secret.around(place));
        int group = founder.place(spot.group()).path("version").asInt();
        stage.act(
                "the group of " + place + " has another name",
                () -> who.ask(
                        "chat.group.change",
                        Map.of("groupId", spot.group(), "version", group, "name", "Group " + place + " " + group)),
                treeTo(hearers));
        int category = founder.place(spot.category()).path("version").asInt();
        stage.act(
                "the category of " + place + " has another name",
                () -> who.ask(
                        "chat.category.change",
                        Map.of(
                                "categoryId",
                                spot.category(),
                                "version",
                                category,
                                "name",
                                "Category " + place + " " + category)),
                treeTo(hearers));
    }

    /** The one that was the default before is touched too, and that is one that all members see. */
    private void makeDefault(String channel) {
        stage.act(
                "members begin elsewhere",
                () -> founder.ask("chat.channel.default", Map.of("channelId", channel)),
                treeTo(MEMBERS));
    }

    /** In the hidden group; nobody else reads it, not even who reads the channel beside it. */
    private void aChannelComesAndGoes() {
        stage.sees(OWNER, DELETED);
        var made = new String[1];
        stage.act(
                "a channel comes",
                () -> {
                    made[0] = founder.channel(world.spot(Place.SECRET).category(), "Channel DELETED again", "");
                    stage.guard(DELETED, made[0]);
                },
                treeTo(EnumSet.of(OWNER)));
        stage.act(
                "a channel goes",
                () -> founder.ask(
                        "chat.channel.delete",
                        Map.of(
                                "channelId",
                                made[0],
                                "version",
                                founder.place(made[0]).path("version").asInt())),
                treeTo(EnumSet.of(OWNER)));
        stage.doesNotSee(OWNER, DELETED);
    }

    /** The hidden channel goes to the hidden group, so that the moderator sees something there, and comes back. */
    private void aChannelMoves() {
        stage.sees(MODERATOR, AROUND_SECRET);
        move(Place.SECRET);
        say(OWNER, Place.HIDDEN);
        renameAround(founder.owner(), Place.SECRET);
        curiosity.ask();
        move(Place.HIDDEN);
        stage.doesNotSee(MODERATOR, AROUND_SECRET);
        say(OWNER, Place.HIDDEN);
        renameAround(founder.owner(), Place.SECRET);
        curiosity.ask();
    }

    private void move(Place to) {
        var where = Map.of(
                "channelId", world.spot(Place.HIDDEN).channel(),
                "categoryId", world.spot(to).category());
        stage.act(
                "the hidden channel moves to the category of " + to,
                () -> founder.ask("chat.channel.move", where),
                treeTo(stage.whoSee(HIDDEN)));
    }

    private void rightsAreTakenAndGiven() {
        rights(
                "the role is taken",
                EnumSet.of(MODERATOR, LOOKING),
                MEMBERS,
                () -> founder.take(world.member(MODERATOR), "Moderator"));
        stage.doesNotSee(MODERATOR, HIDDEN);
        lookAround(Place.HIDDEN);
        stage.sees(MODERATOR, HIDDEN);
        rights(
                "the role is given",
                EnumSet.of(MODERATOR, LOOKING),
                MEMBERS,
                () -> founder.give(world.member(MODERATOR), "Moderator"));
        lookAround(Place.HIDDEN);

        rights("the rule of his own goes", EnumSet.of(INVITED), MANAGERS, () -> invited("inherit"));
        stage.doesNotSee(INVITED, SECRET, AROUND_SECRET);
        lookAround(Place.SECRET);
        stage.sees(INVITED, SECRET, AROUND_SECRET);
        rights("the rule of his own comes", EnumSet.of(INVITED), MANAGERS, () -> invited("allow"));
        lookAround(Place.SECRET);

        aPublicChannelIsHidden();
    }

    private void rights(String name, Set<Principal> whose, Set<Principal> told, Runnable change) {
        stage.act(name, change, new Hearers("session.rights.changed", whose), new Hearers("roles.changed", told));
    }

    private void invited(String value) {
        founder.rule(world.spot(Place.SECRET).scope(), world.member(INVITED), "chat.read", value);
    }

    private void lookAround(Place place) {
        say(OWNER, place);
        rename(place);
        renameAround(founder.owner(), place);
        curiosity.ask();
    }

    private void aPublicChannelIsHidden() {
        Set<Principal> readers = stage.whoSee(PUBLIC);
        readers.remove(OWNER);
        rule("deny");
        readers.forEach(each -> stage.doesNotSee(each, PUBLIC));
        readers.stream().filter(each -> each != ADMIN).forEach(each -> stage.doesNotSee(each, AROUND_PUBLIC));
        lookAround(Place.PUBLIC);
        readers.forEach(each -> stage.sees(each, PUBLIC, AROUND_PUBLIC));
        rule("inherit");
        lookAround(Place.PUBLIC);
    }

    /** Whoever has the role may hold something else now. */
    private void rule(String value) {
        stage.act(
                "everybody's role reads the public channel: " + value,
                () -> founder.rule(world.spot(Place.PUBLIC).scope(), "Member", "chat.read", value),
                new Hearers("session.rights.changed", ALL),
                new Hearers("roles.changed", MANAGERS));
    }

    private void accountsStandOtherwise() {
        Secret[] seen = {
            PUBLIC, AROUND_PUBLIC, AROUND_HIDDEN, Secret.channel(Place.ARCHIVED), Secret.around(Place.ARCHIVED)
        };
        stage.sees(PENDING, seen);
        state(PENDING, "active");
        say(OWNER, Place.PUBLIC);
        curiosity.ask();
        state(PENDING, "pending");
        stage.doesNotSee(PENDING, seen);
        say(OWNER, Place.PUBLIC);
        curiosity.ask();
        state(MEMBER, "muted");
        say(OWNER, Place.PUBLIC);
        state(MEMBER, "active");
        say(MEMBER, Place.PUBLIC);
    }

    private void state(Principal whose, String state) {
        stage.act(
                whose + " is " + state,
                () -> founder.state(whose.word(), state),
                new Hearers("session.rights.changed", EnumSet.of(whose)));
    }

    private void otherPluginsSpeak() {
        String text = "notice: Said in " + Place.HIDDEN + ", and put up on the board.";
        var message = Map.of("channelId", world.spot(Place.HIDDEN).channel(), "nonce", "notice", "text", text);
        stage.act(
                "a message of the hidden channel goes up on the board",
                () -> founder.ask("chat.send", message),
                messageTo(stage.whoSee(HIDDEN)),
                new Hearers("example.board.changed", MEMBERS));
        curiosity.ask();
        var credentials = Map.of("loginName", MEMBER.word(), "password", TestMember.PASSWORD);
        stage.act(
                "somebody logs in on another device",
                () -> founder.console().post("/api/sessions", credentials).data(),
                new Hearers("example.welcome", EnumSet.of(MEMBER)));
        assertThat(stage.observer(MEMBER).await(0, frame -> frame.startsWith("42[\"example.welcome\"")))
                .as("the notice that he may not read does not count")
                .contains("{\"notices\":0}");
        for (String verb : new String[] {"disable", "enable"}) {
            stage.act(
                    "a plugin is switched: " + verb,
                    () -> founder.post("/api/admin/plugins/" + verb, Map.of("id", "keyauth")),
                    new Hearers("ui.changed", ALL));
        }
    }

    private void placesEnd() {
        String channel = world.spot(Place.HIDDEN).channel();
        stage.act(
                "the hidden channel is deleted",
                () -> founder.ask(
                        "chat.channel.delete",
                        Map.of(
                                "channelId",
                                channel,
                                "version",
                                founder.place(channel).path("version").asInt())),
                treeTo(stage.whoSee(HIDDEN)));
        ALL.forEach(each -> stage.doesNotSee(each, HIDDEN));
        curiosity.ask();
        stage.act(
                "the hidden group is deleted",
                () -> founder.deleteGroup(world.spot(Place.SECRET).group()),
                treeTo(stage.whoSee(AROUND_SECRET)));
        ALL.forEach(each -> stage.doesNotSee(each, SECRET, AROUND_SECRET));
        curiosity.ask();
    }
}
