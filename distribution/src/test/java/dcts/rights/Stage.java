package dcts.rights;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a play runs before observers, act by act. Of each act it is declared who hears which announcement; nobody else may
 * hear any. And no frame, answers included, may hold a word of what its receiver does not see at that moment.
 */
final class Stage implements AutoCloseable {
    private final World world;
    private final Map<Principal, Observer> observers = new EnumMap<>(Principal.class);
    private final Map<Principal, Set<Secret>> sight = new EnumMap<>(Principal.class);
    private final Map<Secret, Set<String>> words = new HashMap<>();
    private final Set<String> heard = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private final String fence;
    private int acts;

    /** Those who hear an announcement. */
    record Hearers(String announcement, Set<Principal> who) {}

    /**
     * Opens it.
     *
     * @param fence a channel that all but those who wait to be admitted read; a message there tells that all before it has arrived
     */
    Stage(World world, String fence) {
        this.world = world;
        this.fence = fence;
        for (Place place : Place.values()) {
            World.Spot spot = world.spot(place);
            words.put(
                    Secret.channel(place),
                    new HashSet<>(Set.of(spot.channel(), "Channel " + place, "Said in " + place)));
            words.put(
                    Secret.around(place),
                    new HashSet<>(
                            Set.of(spot.group(), spot.category(), spot.icon(), "Group " + place, "Category " + place)));
        }
        for (Principal principal : Principal.letIn()) {
            observers.put(
                    principal, new Observer(world.url(), world.member(principal).token(), world.eyes(principal)));
            sight.put(principal, sightAtFirst(principal));
        }
    }

    private static Set<Secret> sightAtFirst(Principal principal) {
        Set<Secret> seen = new HashSet<>();
        for (Place place : Place.values()) {
            for (Thing thing : List.of(Thing.CHANNEL, Thing.AROUND)) {
                if (thing.isSeenBy(principal, place)) {
                    seen.add(new Secret(thing, place));
                }
            }
        }
        return seen;
    }

    Observer observer(Principal principal) {
        return Objects.requireNonNull(observers.get(principal));
    }

    /** A word more that tells of something. */
    void guard(Secret secret, String word) {
        Objects.requireNonNull(words.get(secret)).add(word);
    }

    /** He sees it, from what follows on. */
    void sees(Principal principal, Secret... secrets) {
        seenBy(principal).addAll(List.of(secrets));
    }

    /** He sees it no more, from what follows on. */
    void doesNotSee(Principal principal, Secret... secrets) {
        List.of(secrets).forEach(seenBy(principal)::remove);
    }

    private Set<Secret> seenBy(Principal principal) {
        return Objects.requireNonNull(sight.get(principal));
    }

    /** Those who see it now. */
    Set<Principal> whoSee(Secret secret) {
        Set<Principal> who = EnumSet.noneOf(Principal.class);
        sight.forEach((principal, seen) -> {
            if (seen.contains(secret)) {
                who.add(principal);
            }
        });
        return who;
    }

    /** Lets something happen. What somebody sees only after it, or only before it, he sees while it happens. */
    void act(String name, Runnable what, Hearers... hearers) {
        acts++;
        Map<Principal, Integer> marks = new EnumMap<>(Principal.class);
        observers.forEach((principal, observer) -> marks.put(principal, observer.count()));
        what.run();
        for (Hearers each : hearers) {
            for (Principal principal : each.who) {
                waitFor(name, principal, marks.getOrDefault(principal, 0), each.announcement);
            }
        }
        awaitFence(marks);
        observers.forEach((principal, observer) ->
                check(name, principal, observer.since(marks.getOrDefault(principal, 0)), List.of(hearers)));
    }

    private void waitFor(String act, Principal principal, int mark, String announcement) {
        try {
            observer(principal)
                    .await(
                            mark,
                            frame -> Observer.announcement(frame)
                                    .filter(announcement::equals)
                                    .isPresent());
        } catch (AssertionError missed) {
            faults.add(act + " | " + announcement + " | " + principal + ": expected to hear it, and did not");
        }
    }

    private void awaitFence(Map<Principal, Integer> marks) {
        String text = "fence-" + acts;
        world.member(Principal.OWNER).ask("chat.send", Map.of("channelId", fence, "nonce", text, "text", text + "."));
        observers.forEach((principal, observer) -> {
            if (principal != Principal.PENDING) {
                observer.await(marks.getOrDefault(principal, 0), frame -> frame.contains(text + "."));
            }
            observer.ask("core.rights", Map.of()); // what was under way on this connection has arrived before
        });
    }

    private void check(String act, Principal principal, List<String> frames, List<Hearers> hearers) {
        Set<String> allowed = new HashSet<>();
        hearers.stream().filter(each -> each.who.contains(principal)).forEach(each -> allowed.add(each.announcement));
        for (String frame : frames) {
            String announcement = frame.contains("\"fence-")
                    ? ""
                    : Observer.announcement(frame).orElse("");
            if (!announcement.isEmpty()) {
                heard.add(announcement);
            }
            if (!announcement.isEmpty() && !allowed.contains(announcement)) {
                faults.add(
                        act + " | " + announcement + " | " + principal + ": expected to hear nothing of it, and did");
            }
            words.forEach((secret, all) -> {
                if (!seenBy(principal).contains(secret) && all.stream().anyMatch(frame::contains)) {
                    faults.add(act + " | " + secret + " | " + principal + ": expected to know nothing of it, was told "
                            + (frame.length() > 200 ? frame.substring(0, 200) + "…" : frame));
                }
            });
        }
    }

    /** All announcements that anybody has heard. */
    Set<String> heard() {
        return heard;
    }

    /** What went wrong so far. */
    List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        observers.values().forEach(Observer::close);
    }
}
