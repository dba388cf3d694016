package dcts.chat;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.AppendWriter;
import dcts.api.Caller;
import dcts.api.Reply;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChatEvents.MessageView;
import dcts.chat.ChatEvents.SendMessage;
import dcts.chat.ChatEvents.SentMessage;

/** The rules of messages: gate, change, then acknowledge, then announce. */
final class MessageService {
    private final ChannelAccess access;
    private final AppendWriter<MessageDraft, Message> writer;
    private final ChannelFeed feed;

    MessageService(ChannelAccess access, AppendWriter<MessageDraft, Message> writer, ChannelFeed feed) {
        this.access = access;
        this.writer = writer;
        this.feed = feed;
    }

    /**
     * Sends a message; the reply comes after the commit.
     *
     * @throws ApiException {@code not_found} or {@code forbidden} as {@link ChannelAccess#forSending} has it
     */
    void send(Caller caller, SendMessage wanted, Reply<SentMessage> reply) {
        Channel channel = access.forSending(caller, wanted.channelId());
        var draft = new MessageDraft(
                channel.id(), caller.userId(), wanted.nonce(), Message.TEXT, wanted.text(), wanted.replyTo());
        writer.append(draft, new Outcome(channel, draft, reply));
    }

    private final class Outcome implements AppendOutcome<Message> {
        private final Channel channel;
        private final MessageDraft draft;
        private final Reply<SentMessage> reply;

        Outcome(Channel channel, MessageDraft draft, Reply<SentMessage> reply) {
            this.channel = channel;
            this.draft = draft;
            this.reply = reply;
        }

        @Override
        public void stored(Message message) {
            MessageView view = MessageView.of(message);
            reply.ok(new SentMessage(view));
            feed.created(channel, view);
        }

        @Override
        public void duplicate(Message existing) {
            if (draft.sameContent(existing)) {
                reply.ok(new SentMessage(MessageView.of(existing)));
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
