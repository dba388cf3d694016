package dcts.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the documentation of the API shows; compiled, so that it cannot grow old. */
final class Examples implements ServerPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(Examples.class);
    private static final Limit OFTEN = Limit.of(60, Duration.ofMinutes(1));

    // @start region="records"
    /** What is asked: every text, number and list says its bounds. */
    record CastVote(Id pollId, @Items(max = 5) List<Id> choices) {}

    record VoteCast(long votes) {}

    static final Permission VOTE = new Permission("polls.vote", Holder.MEMBER);
    static final BeforeEvent<CastVote> CASTING = new BeforeEvent<>("polls.vote.casting", CastVote.class);
    static final AfterEvent<CastVote> CAST = new AfterEvent<>("polls.vote.cast", CastVote.class);
    static final Announcement<VoteCast> COUNTED = new Announcement<>("polls.counted", VoteCast.class);
    static final SocketRequest<CastVote, VoteCast> CAST_VOTE = new SocketRequest<>(
            "polls.cast", CastVote.class, VoteCast.class, Access.holders(VOTE), OFTEN, Effect.changes(CASTING, CAST));
    // @end

    // @start region="settings"
    record PollSettings(
            @Meaning("How many polls may be open at once.") @Range(min = 1, max = 100)
            int open,

            @Meaning("The key of the service that counts.") @Secret @Text(min = 0, max = 64)
            String countingKey) {}
    // @end

    @Override
    public void start(PluginContext context) {
        request(context);
        route(context);
        events(context);
        values(context);
        data(context);
    }

    private static void request(PluginContext context) {
        // @start region="request"
        context.declare(VOTE);
        context.declare(COUNTED);
        UnaryOperator<CastVote> casting = context.asks(CASTING);
        Consumer<CastVote> cast = context.tells(CAST);
        Topic voters = context.topic(Scope.SERVER, VOTE);
        context.on(CAST_VOTE, (caller, vote) -> {
            CastVote allowed = casting.apply(vote);
            VoteCast result = new VoteCast(store(caller, allowed));
            voters.announce(COUNTED, result);
            cast.accept(allowed);
            return result;
        });
        // @end
    }

    private static long store(Caller caller, CastVote vote) {
        return caller.userId().value() % 2 + vote.choices().size();
    }

    private static void route(PluginContext context) {
        // @start region="route"
        var count = new HttpRoute<>(
                HttpRoute.Method.GET,
                "/api/polls/count",
                HttpRoute.NoBody.class,
                Access.anyone(),
                OFTEN,
                Effect.reads());
        context.on(count, (request, none) -> {
            String poll = request.query("poll").orElseThrow(() -> ApiException.invalid("poll"));
            return HttpReply.data(new VoteCast(poll.length()));
        });
        // @end
    }

    private static void events(PluginContext context) {
        // @start region="events"
        context.before(
                CoreEvents.ACCOUNT_CREATING,
                FailMode.OPEN,
                account -> account.displayName().contains("admin")
                        ? Verdict.refuse(ApiException.of("polls.name", 403))
                        : Verdict.allow());
        context.after(
                CoreEvents.SESSION_OPENED,
                logIn -> LOG.info("{} is here", logIn.account().userId()));
        // @end
    }

    private static void values(PluginContext context) {
        // @start region="store"
        KeyValueStore store = context.store();
        Optional<KeyValueStore.Entry> before = store.get("rounds");
        long rounds = before.map(entry -> Long.parseLong(entry.value())).orElse(0L);
        long version = before.map(KeyValueStore.Entry::version).orElse(0L);
        boolean mine = store.replace("rounds", version, Long.toString(rounds + 1)); // false if another was faster
        // @end
        LOG.info("counted: {}", mine);
    }

    private static void data(PluginContext context) {
        // @start region="use-settings"
        Settings<PollSettings> settings = context.settings(new PollSettings(10, ""));
        context.every(
                "close",
                Duration.ofMinutes(1),
                () -> LOG.info("at most {} polls", settings.get().open()));
        settings.onChange(next -> LOG.info("now at most {} polls", next.open()));
        // @end
    }
}
