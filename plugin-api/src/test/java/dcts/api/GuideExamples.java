package dcts.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the guide for authors shows; compiled, so that it cannot grow old. */
final class GuideExamples {
    private static final Logger LOG = LoggerFactory.getLogger(GuideExamples.class);
    private static final Limit OFTEN = Limit.of(60, Duration.ofMinutes(1));
    private static final Permission MANAGE = new Permission("polls.manage", Holder.MODERATOR);
    private static final BeforeEvent<Close> CLOSING = new BeforeEvent<>("polls.closing", Close.class);
    private static final AfterEvent<Close> CLOSED = new AfterEvent<>("polls.closed", Close.class);
    private static final BeforeEvent<Ask> ASKING = new BeforeEvent<>("polls.asking", Ask.class);

    record Ask(
            @Text(max = 200) String question,
            @Items(max = 5) @Text(max = 100) List<String> answers) {}

    record Poll(Id id, String question, @Nullable Id closedBy) {}

    record Close(Id id) {}

    record PollSettings(
            @Meaning("How many polls may be open.") @Range(min = 1, max = 100)
            int most) {}

    static final SocketRequest<Close, Poll> CLOSE = new SocketRequest<>(
            "polls.close", Close.class, Poll.class, Access.atObject(MANAGE), OFTEN, Effect.changes(CLOSING, CLOSED));

    interface Store {
        Optional<Poll> find(Id id);
    }

    static Poll gate(PluginContext context, Store store, Caller caller, Close close) {
        Poll poll = store.find(close.id()).orElseThrow(ApiException::notFound);
        context.permissions().require(caller, MANAGE, Scope.SERVER.child("polls.poll", poll.id()));
        return poll;
    }

    static void scopes(Id boxId, Id id) {
        LOG.info("{}", Scope.SERVER.path());
        LOG.info(
                "{}",
                Scope.SERVER.child("polls.box", boxId).child("polls.poll", id).path());
    }

    static Ask ask(PluginContext context, Ask ask) {
        UnaryOperator<Ask> asking = context.asks(ASKING);
        Ask allowed = asking.apply(ask);
        if (allowed.answers().isEmpty()) {
            throw ApiException.invalid("answers");
        }
        return allowed;
    }

    static void settings(PluginContext context) {
        Settings<PollSettings> settings = context.settings(new PollSettings(10));
        settings.onChange(now -> LOG.info("now at most {} polls", now.most()));
    }
}
