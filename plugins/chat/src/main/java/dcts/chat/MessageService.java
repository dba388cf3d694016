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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The rules of messages: gate, change, then acknowledge, then announce. */
final class MessageService {
    private final ChannelAccess access;
    private final AppendWriter<MessageDraft, Message> writer;
    private final ChannelFeed feed;
    private final Hooks hooks;

    /**
     * How other plugins take part.
     *
     * @param sending asked before a message is stored
     * @param sent told after that
     * @param journal told that there are new messages
     */
    record Hooks(UnaryOperator<Sending> sending, Consumer<Sent> sent, Runnable journal) {}

    MessageService(ChannelAccess access, AppendWriter<MessageDraft, Message> writer, ChannelFeed feed, Hooks hooks) {
        this.access = access;
        this.writer = writer;
        this.feed = feed;
        this.hooks = hooks;
    }

    /**
     * Sends a message; the reply comes after the commit.
     *
     * @throws ApiException {@code not_found} or {@code forbidden} as {@link ChannelAccess#forSending} has it, or the
     *     refusal of a plugin
     */
    void send(Caller caller, SendRequest wanted, Reply<SendAnswer> reply) {
        Channel channel = access.forSending(caller, wanted.channelId());
        Sending asked = hooks.sending.apply(new Sending(caller, channel.id(), wanted.text(), wanted.replyTo()));
        if (asked.text().isBlank() || asked.text().length() > ChatEvents.LONGEST_TEXT) {
            throw new IllegalStateException("a plugin has replaced a message by one that does not fit");
        }
        var draft = new MessageDraft(
                channel.id(), caller.userId(), wanted.nonce(), Message.TEXT, asked.text(), asked.replyTo());
        writer.append(draft, new Outcome(caller, channel, draft, reply));
    }

    private final class Outcome implements AppendOutcome<Message> {
        private final Caller author;
        private final Channel channel;
        private final MessageDraft draft;
        private final Reply<SendAnswer> reply;

        Outcome(Caller author, Channel channel, MessageDraft draft, Reply<SendAnswer> reply) {
            this.author = author;
            this.channel = channel;
            this.draft = draft;
            this.reply = reply;
        }

        @Override
        public void stored(Message message) {
            ChatMessage view = message.view();
            reply.ok(new SendAnswer(view));
            feed.created(channel, view);
            hooks.sent.accept(new Sent(author, view));
            hooks.journal.run();
        }

        @Override
        public void duplicate(Message existing) {
            if (draft.sameContent(existing)) {
                reply.ok(new SendAnswer(existing.view()));
            } else {
                reply.refuse(ApiException.conflict());
            }
        }

        @Override
        public void failed(ApiException reason) {
            reply.refuse(reason);
        }
    }
}
