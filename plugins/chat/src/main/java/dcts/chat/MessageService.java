package dcts.chat;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.AppendWriter;
import dcts.api.Caller;
import dcts.api.Reply;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChatEvents.SendAnswer;
import dcts.chat.ChatEvents.SendRequest;
import dcts.chat.api.Chat.Sending;
import dcts.chat.api.Chat.Sent;
import dcts.chat.api.ChatMessage;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The rules of messages: gate, change, then acknowledge, then announce. */
final class MessageService {
    private final ChannelAccess access;
    private final SlowMode slowMode;
    private final MessageStore messages;
    private final AppendWriter<MessageDraft, Message> writer;
    private final Hooks hooks;

    /**
     * Who takes part.
     *
     * @param sending plugins that are asked before a message is stored
     * @param sent plugins that are told after that
     * @param journal is told that there are new messages
     * @param feed announces them
     */
    record Hooks(UnaryOperator<Sending> sending, Consumer<Sent> sent, Runnable journal, ChannelFeed feed) {}

    MessageService(
            ChannelAccess access,
            SlowMode slowMode,
            MessageStore messages,
            AppendWriter<MessageDraft, Message> writer,
            Hooks hooks) {
        this.access = access;
        this.slowMode = slowMode;
        this.messages = messages;
        this.writer = writer;
        this.hooks = hooks;
    }

    /**
     * Sends a message; the reply comes after the commit.
     *
     * @throws ApiException what {@link ChannelAccess#forSending} has, {@code invalid} at {@code text} if it is longer than the
     *     caller may write, or the refusal of a plugin
     */
    void send(Caller caller, SendRequest wanted, Reply<SendAnswer> reply) {
        Channel channel = access.forSending(caller, wanted.channelId());
        access.demandLength(caller, wanted.text());
        Sending asked = hooks.sending.apply(new Sending(caller, channel.id(), wanted.text(), wanted.replyTo()));
        if (asked.text().isBlank() || asked.text().length() > ChatEvents.LONGEST_TEXT) {
            throw new IllegalStateException("a plugin has replaced a message by one that does not fit");
        }
        var draft = new MessageDraft(
                channel.id(), caller.userId(), wanted.nonce(), Message.TEXT, asked.text(), asked.replyTo());
        SlowMode.Turn turn;
        try {
            turn = slowMode.take(caller, channel);
        } catch (ApiException tooSoon) {
            answerAgain(draft, tooSoon, reply);
            return;
        }
        append(draft, new Outcome(caller, draft, turn, reply));
    }

    private void append(MessageDraft draft, Outcome outcome) {
        boolean queued = false;
        try {
            writer.append(draft, outcome);
            queued = true;
        } finally {
            if (!queued) {
                outcome.turn.end();
            }
        }
    }

    /** What is stored already is answered, however soon the client asks again. */
    private void answerAgain(MessageDraft draft, ApiException refusal, Reply<SendAnswer> reply) {
        messages.byNonces(List.of(draft)).stream()
                .filter(draft::sameContent)
                .findFirst()
                .ifPresentOrElse(stored -> reply.ok(new SendAnswer(stored.view())), () -> reply.refuse(refusal));
    }

    private final class Outcome implements AppendOutcome<Message> {
        private final Caller author;
        private final MessageDraft draft;
        private final SlowMode.Turn turn;
        private final Reply<SendAnswer> reply;

        Outcome(Caller author, MessageDraft draft, SlowMode.Turn turn, Reply<SendAnswer> reply) {
            this.author = author;
            this.draft = draft;
            this.turn = turn;
            this.reply = reply;
        }

        @Override
        public void stored(Message message) {
            turn.sent(message.createdAt());
            ChatMessage view = message.view();
            reply.ok(new SendAnswer(view));
            hooks.feed.created(view);
            hooks.sent.accept(new Sent(author, view));
            hooks.journal.run();
        }

        @Override
        public void duplicate(Message existing) {
            turn.end();
            if (draft.sameContent(existing)) {
                reply.ok(new SendAnswer(existing.view()));
            } else {
                reply.refuse(ApiException.conflict());
            }
        }

        @Override
        public void failed(ApiException reason) {
            turn.end();
            reply.refuse(reason);
        }
    }
}
