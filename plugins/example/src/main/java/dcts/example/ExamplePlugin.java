package dcts.example;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.FailMode;
import dcts.api.Journal;
import dcts.api.PluginContext;
import dcts.api.Reply;
import dcts.api.Scope;
import dcts.api.ServerPlugin;
import dcts.api.Topic;
import dcts.chat.api.Channels;
import dcts.chat.api.Chat;
import dcts.example.ExampleEvents.NewNotice;
import dcts.example.ExampleEvents.Nothing;
import dcts.example.ExampleEvents.Notices;
import dcts.example.ExampleEvents.OneNotice;
import dcts.example.NoticeBoard.Gates;
import dcts.example.NoticeBoard.Hooks;
import dcts.example.api.Board;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notice board. */
public final class ExamplePlugin implements ServerPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(ExamplePlugin.class);
    private static final Duration SWEEPS = Duration.ofSeconds(5);

    private @Nullable PluginContext context;
    private @Nullable NoticeBoard board;

    @Override
    public void start(PluginContext context) {
        ExamplePermissions.ALL.forEach(context::declare);
        context.declare(ExamplePermissions.LONGEST);
        context.declare(ExampleEvents.CHANGED);
        context.declare(ExampleEvents.WELCOME);
        var settings = context.settings(ExampleSettings.DEFAULTS);

        var store = new NoticeStore(context.jdbi());
        var board = new NoticeBoard(
                store,
                context.writer(new NoticeTable(store)),
                context.cache("newest", 1),
                new Gates(context.permissions(), context.service(Channels.class)),
                hooks(context, store));
        context.provide(Board.class, board);

        var visits = new Visits(context.store(), board, context.clock(), context::topic);
        context.on(ExampleEvents.LIST, (caller, nothing) -> {
            visits.visited(caller);
            return new Notices(board.readableBy(caller));
        });
        context.onDeferred(ExampleEvents.PIN, board::pin);
        context.on(ExampleEvents.REMOVE, board::remove);
        context.after(CoreEvents.SESSION_OPENED, opened -> visits.welcome(opened.account(), ExampleEvents.WELCOME));

        var messages = new ChatNotices(board, context.pluginId());
        context.before(Chat.SENDING, FailMode.OPEN, messages::judge);
        context.follow(Chat.MESSAGES, Journal.Start.END, messages::follow);

        var screen = new Screen(board, settings, context.logins(), context.members(), context::server);
        context.on(ExampleEvents.FEED, screen::feed);
        context.on(ExampleEvents.SCREEN, screen::logIn);
        context.before(CoreEvents.ACCOUNT_CREATING, FailMode.OPEN, screen::judge);

        var archive = new Archive(board, store, settings, context.files(), context.clock());
        context.every("sweep", SWEEPS, archive::sweep);
        settings.onChange(changed -> archive.sweep());

        this.context = context;
        this.board = board;
    }

    private static Hooks hooks(PluginContext context, NoticeStore store) {
        Topic readers = context.topic(Scope.SERVER, ExamplePermissions.READ);
        Runnable followers = context.keeps(Board.NOTICES, store::journal);
        return new Hooks(
                context.asks(Board.PINNING),
                context.tells(Board.PINNED),
                context.asks(Board.REMOVING),
                context.tells(Board.REMOVED),
                context.audit(),
                () -> {
                    readers.announce(ExampleEvents.CHANGED, new Nothing());
                    followers.run();
                });
    }

    @Override
    public void demo(List<Caller> members) {
        if (context != null && board != null) {
            String nonce = "demo" + context.newId();
            board.pin(members.getFirst(), new NewNotice(nonce, "The kitchen is closed on Friday."), new Silent());
        }
    }

    @Override
    public void stop() {
        LOG.info("The board is closed.");
    }

    /** Nobody waits for this answer. */
    private static final class Silent implements Reply<OneNotice> {
        @Override
        public void ok(OneNotice data) {}

        @Override
        public void refuse(ApiException reason) {}
    }
}
