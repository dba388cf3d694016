package dcts.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Histories of three messages, in each of which one thing is wrong, and that the checker says so and nothing else. */
class CheckerTest {
    private static final long CHANNEL = 20;
    private static final long OTHER_CHANNEL = 21;
    private static final long AUTHOR = 7;

    /** What a test makes a history of; complete and right at first. */
    private final List<Operation> begun = new ArrayList<>();

    private final List<Acknowledgement> acknowledged = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final List<Stored> stored = new ArrayList<>();
    private List<Message> shown = new ArrayList<>();
    private List<Message> live = new ArrayList<>();

    CheckerTest() {
        for (long number : LongStream.rangeClosed(1, 3).toArray()) {
            begun.add(new Operation.Send(key(number), CHANNEL, text(number)));
            acknowledged.add(new Acknowledgement(key(number), message(number)));
            stored.add(new Stored(key(number), message(number)));
            shown.add(message(number));
            live.add(message(number));
        }
    }

    @Test
    void aHistoryWithoutAFaultHolds() {
        assertThat(verdict().holds()).isTrue();
        assertThat(verdict().examples()).isEmpty();
    }

    @Test
    void whatIsAcknowledgedAgainAndAnnouncedToNobodyIsNoFault() {
        acknowledged.add(acknowledged.getFirst());
        live.removeFirst();
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void whatWasUnderWayAndIsStoredNeedsNoAcknowledgementToCount() {
        acknowledged.removeLast();
        assertThat(verdict().found()).containsExactly(Fault.UNANSWERED);
    }

    @Test
    void everyChannelHasItsOwnCounters() {
        begun.add(new Operation.Send(key(4), OTHER_CHANNEL, text(4)));
        var other = new Message(104, OTHER_CHANNEL, 1, 1, AUTHOR, text(4), 1_004);
        stored.add(new Stored(key(4), other));
        acknowledged.add(new Acknowledgement(key(4), other));
        shown.addFirst(other);
        assertThat(verdict().holds()).as("no order between channels").isTrue();
    }

    @Test
    void anAcknowledgedMessageThatIsNotStoredIsLost() {
        stored.removeLast();
        shown.removeLast();
        live.removeLast();
        assertThat(verdict().found()).containsExactly(Fault.LOST);
        assertThat(verdict().examples())
                .singleElement()
                .asString()
                .startsWith("LOST")
                .contains("nonce-3");
    }

    @Test
    void aLostMessageInTheMiddleLeavesAGapAsWell() {
        stored.remove(1);
        shown.remove(1);
        live.remove(1);
        assertThat(verdict().found()).containsExactly(Fault.LOST, Fault.GAP);
        assertThat(verdict().count(Fault.GAP)).as("in seq and in rev").isEqualTo(2);
    }

    @Test
    void whatWasAcknowledgedBeforeTheCommitComesBackWithAnotherId() {
        var again = new Message(999, CHANNEL, 3, 3, AUTHOR, text(3), 1_999);
        replaceLast(again);
        acknowledged.add(new Acknowledgement(key(3), again));
        assertThat(verdict().found()).containsExactly(Fault.UNCOMMITTED);
    }

    @Test
    void aNonceThatIsStoredTwiceIsDoubled() {
        var twin = new Message(104, CHANNEL, 4, 4, AUTHOR, text(3), 1_004);
        stored.add(new Stored(key(3), twin));
        shown.add(twin);
        live.add(twin);
        assertThat(verdict().found()).containsExactly(Fault.DOUBLED);
    }

    @Test
    void whatAReaderIsShownTwiceIsDoubled() {
        shown.add(message(3));
        assertThat(verdict().found()).containsExactly(Fault.DOUBLED);
    }

    @Test
    void whatIsAnnouncedTwiceOnOneConnectionIsDoubled() {
        live.add(message(3));
        assertThat(verdict().found()).containsExactly(Fault.DOUBLED);
    }

    @Test
    void aStoredTextThatNobodyWroteIsAltered() {
        replaceLast(new Message(103, CHANNEL, 3, 3, AUTHOR, "other words", 1_003));
        acknowledged.set(2, new Acknowledgement(key(3), stored.getLast().message()));
        assertThat(verdict().found()).containsExactly(Fault.ALTERED);
    }

    @Test
    void anotherChannelThanWantedIsAltered() {
        begun.set(0, new Operation.Send(key(1), OTHER_CHANNEL, text(1)));
        assertThat(verdict().found()).containsExactly(Fault.ALTERED);
    }

    @Test
    void anAcknowledgementOrAnAnnouncementOfAnotherContentIsAltered() {
        var other = new Message(103, CHANNEL, 3, 3, AUTHOR, text(3), 5);
        acknowledged.set(2, new Acknowledgement(key(3), other));
        assertThat(verdict().found()).containsExactly(Fault.ALTERED);
        shown.set(2, other);
        live.set(2, other);
        assertThat(verdict().count(Fault.ALTERED)).isEqualTo(3);
    }

    @Test
    void whatNobodyAskedForIsInvented() {
        begun.removeLast();
        assertThat(verdict().found()).containsExactly(Fault.INVENTED);
        assertThat(verdict().count(Fault.INVENTED))
                .as("stored and acknowledged")
                .isEqualTo(2);
    }

    @Test
    void whatIsAnnouncedAndNotStoredIsFound() {
        live.add(message(4));
        assertThat(verdict().found()).containsExactly(Fault.UNSTORED);
        shown.add(message(4));
        assertThat(verdict().count(Fault.UNSTORED)).isEqualTo(2);
    }

    @Test
    void whatAReaderWasNotShownIsMissed() {
        shown.remove(1);
        assertThat(verdict().found()).containsExactly(Fault.MISSED);
    }

    @Test
    void anotherOrderForAReaderIsFound() {
        shown = new ArrayList<>(shown.reversed());
        assertThat(verdict().found()).containsExactly(Fault.ORDER);
    }

    @Test
    void anotherOrderOnOneConnectionIsFound() {
        live = new ArrayList<>(Arrays.asList(live.get(1), live.get(0), live.get(2)));
        assertThat(verdict().found()).containsExactly(Fault.ORDER);
    }

    @Test
    void aNewConnectionMayAnnounceWhatAnEarlierOneHas() {
        var reader = new Sightings(1, shown, List.of(live, live), 0);
        assertThat(Checker.check(new History(begun, acknowledged, refused, stored, List.of(reader)))
                        .holds())
                .isTrue();
    }

    @Test
    void idsThatDoNotGrowWithTheCountersAreInAnotherOrder() {
        replaceLast(new Message(50, CHANNEL, 3, 3, AUTHOR, text(3), 1_003));
        acknowledged.set(2, new Acknowledgement(key(3), stored.getLast().message()));
        assertThat(verdict().found()).containsExactly(Fault.ORDER);
    }

    @Test
    void aHoleInOneCounterAloneIsAGap() {
        replaceLast(new Message(103, CHANNEL, 3, 5, AUTHOR, text(3), 1_003));
        acknowledged.set(2, new Acknowledgement(key(3), stored.getLast().message()));
        assertThat(verdict().found()).containsExactly(Fault.GAP);
        assertThat(verdict().examples()).singleElement().asString().contains("rev 5 after 2");

        replaceLast(new Message(103, CHANNEL, 4, 3, AUTHOR, text(3), 1_003));
        acknowledged.set(2, new Acknowledgement(key(3), stored.getLast().message()));
        assertThat(verdict().examples()).singleElement().asString().contains("seq 4 after 2");
    }

    @Test
    void aChannelThatDoesNotBeginWithOneHasAGap() {
        stored.removeFirst();
        begun.removeFirst();
        acknowledged.removeFirst();
        shown.removeFirst();
        live.removeFirst();
        assertThat(verdict().found()).containsExactly(Fault.GAP);
    }

    @Test
    void aRefusalForGoodIsFound() {
        refused.add(new Refusal(key(3), "conflict"));
        assertThat(verdict().found()).containsExactly(Fault.REFUSED);
    }

    /** Lets the last message be another everywhere but in its acknowledgement. */
    private void replaceLast(Message other) {
        stored.set(2, new Stored(key(3), other));
        shown.set(2, other);
        live.set(2, other);
    }

    private Verdict verdict() {
        var reader = new Sightings(1, shown, List.of(live), 0);
        return Checker.check(new History(begun, acknowledged, refused, stored, List.of(reader)));
    }

    private static Operation.Key key(long number) {
        return new Operation.Key(AUTHOR, "nonce-" + number);
    }

    private static String text(long number) {
        return "text " + number;
    }

    private static Message message(long number) {
        return new Message(100 + number, CHANNEL, number, number, AUTHOR, text(number), 1_000 + number);
    }
}
