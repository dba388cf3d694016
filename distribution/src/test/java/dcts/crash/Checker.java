package dcts.crash;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Compares what was asked for, acknowledged, stored and shown. Knows nothing of servers. */
final class Checker {
    private final History history;
    private final Verdict verdict = new Verdict();
    private final Map<Operation.Key, Operation> begun = new HashMap<>();
    private final Map<Operation.Key, Message> byOperation = new HashMap<>();
    private final Map<Long, Message> byId = new HashMap<>();
    /** The order of the database: that of {@code seq}, for each channel. */
    private final Map<Long, List<Message>> channels;

    private Checker(History history) {
        this.history = history;
        this.channels = history.stored().stream()
                .map(Stored::message)
                .sorted(Comparator.comparingLong(Message::seq))
                .collect(Collectors.groupingBy(Message::channel));
    }

    static Verdict check(History history) {
        var checker = new Checker(history);
        checker.checkStored();
        checker.channels.values().forEach(checker::checkCounters);
        checker.checkAcknowledged();
        checker.checkAnswered();
        history.readers().forEach(checker::checkReader);
        return checker.verdict;
    }

    private void checkStored() {
        history.begun().forEach(operation -> begun.put(operation.key(), operation));
        for (Stored row : history.stored()) {
            if (byId.put(row.message().id(), row.message()) != null
                    || byOperation.putIfAbsent(row.operation(), row.message()) != null) {
                verdict.add(Fault.DOUBLED, "stored: " + row);
            }
            switch (begun.get(row.operation())) {
                case Operation.Send send -> checkContent(send, row.message());
                case null -> verdict.add(Fault.INVENTED, "stored: " + row);
            }
        }
    }

    private void checkContent(Operation.Send send, Message message) {
        if (message.channel() != send.channel()
                || message.author() != send.key().author()
                || !message.text().equals(send.text())) {
            verdict.add(Fault.ALTERED, "stored: " + message + " for " + send);
        }
    }

    /** Both counters of a channel go 1, 2, 3 without end, and the ids grow with them. */
    private void checkCounters(List<Message> channel) {
        checkDense("seq", channel, Message::seq);
        var byRev =
                channel.stream().sorted(Comparator.comparingLong(Message::rev)).toList();
        checkDense("rev", byRev, Message::rev);
        for (int i = 1; i < channel.size(); i++) {
            Message before = channel.get(i - 1);
            Message after = channel.get(i);
            if (after.id() <= before.id() || after.rev() <= before.rev()) {
                verdict.add(Fault.ORDER, "stored: " + after + " after " + before);
            }
        }
    }

    private void checkDense(String counter, List<Message> sorted, ToLongFunction<Message> value) {
        long before = 0;
        for (Message message : sorted) {
            long now = value.applyAsLong(message);
            if (now != before + 1) {
                verdict.add(Fault.GAP, counter + " " + now + " after " + before + ": " + message);
            }
            before = now;
        }
    }

    private void checkAcknowledged() {
        for (Acknowledgement each : history.acknowledged()) {
            if (!begun.containsKey(each.operation())) {
                verdict.add(Fault.INVENTED, "acknowledged: " + each);
            }
            Message stored = byOperation.get(each.operation());
            if (stored == null) {
                verdict.add(Fault.LOST, each.toString());
            } else if (stored.id() != each.message().id()) {
                verdict.add(Fault.UNCOMMITTED, each + ", and stored is " + stored);
            } else if (!stored.equals(each.message())) {
                verdict.add(Fault.ALTERED, each + ", and stored is " + stored);
            }
        }
    }

    private void checkAnswered() {
        Set<Operation.Key> answered = new HashSet<>();
        history.acknowledged().forEach(each -> answered.add(each.operation()));
        for (Refusal each : history.refused()) {
            answered.add(each.operation());
            verdict.add(Fault.REFUSED, each.toString());
        }
        for (Operation each : history.begun()) {
            if (!answered.contains(each.key())) {
                verdict.add(Fault.UNANSWERED, each.toString());
            }
        }
    }

    private void checkReader(Sightings reader) {
        var who = "reader " + reader.reader() + ": ";
        for (List<Message> connection : reader.live()) {
            checkSeen(who + "announced: ", connection);
        }
        Set<Long> shown = checkSeen(who + "shown: ", reader.shown());
        for (Message stored : byId.values()) {
            if (!shown.contains(stored.id())) {
                verdict.add(Fault.MISSED, who + stored);
            }
        }
    }

    /** What was seen is stored like that, once, and in the order of the database; returns the ids. */
    private Set<Long> checkSeen(String where, List<Message> seen) {
        Map<Long, Message> latest = new HashMap<>();
        Set<Long> ids = new HashSet<>();
        for (Message message : seen) {
            Message stored = byId.get(message.id());
            if (stored == null) {
                verdict.add(Fault.UNSTORED, where + message);
                continue;
            }
            if (!stored.equals(message)) {
                verdict.add(Fault.ALTERED, where + message + ", and stored is " + stored);
            }
            Message before = latest.put(stored.channel(), stored);
            if (!ids.add(message.id())) {
                verdict.add(Fault.DOUBLED, where + message);
            } else if (before != null && before.seq() > stored.seq()) {
                verdict.add(Fault.ORDER, where + message + " after " + before);
            }
        }
        return ids;
    }
}
