package dcts.chat;

import dcts.api.AppendTable;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Stamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the writer how messages are stored; each channel has its own counter. */
final class MessageTable implements AppendTable<MessageDraft, Message> {
    private final MessageStore store;

    MessageTable(MessageStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "chat_message";
    }

    @Override
    public List<String> columns() {
        return MessageStore.COLUMNS;
    }

    @Override
    public Id counter(MessageDraft draft) {
        return draft.channelId();
    }

    @Override
    public Message row(MessageDraft draft, Stamp stamp) {
        return new Message(
                stamp.id(),
                draft.channelId(),
                stamp.seq(),
                stamp.rev(),
                draft.authorId(),
                draft.nonce(),
                draft.kind(),
                draft.body(),
                draft.replyTo(),
                stamp.createdAt());
    }

    @Override
    public List<@Nullable Object> values(Message row) {
        Id replyTo = row.replyTo();
        return Arrays.asList(
                row.id().value(),
                row.channelId().value(),
                row.seq(),
                row.rev(),
                row.authorId().value(),
                row.nonce(),
                row.kind(),
                row.body(),
                replyTo == null ? null : replyTo.value(),
                row.createdAt());
    }

    @Override
    public String uniqueKey(MessageDraft draft) {
        return key(draft.authorId(), draft.nonce());
    }

    @Override
    public Map<String, Message> existing(Collection<MessageDraft> drafts) {
        return store.byNonces(drafts).stream()
                .collect(Collectors.toMap(message -> key(message.authorId(), message.nonce()), message -> message));
    }

    @Override
    public Map<Id, Head> heads() {
        return store.heads();
    }

    @Override
    public Optional<Id> lastId() {
        return store.lastId();
    }

    private static String key(Id author, String nonce) {
        return author + "/" + nonce;
    }
}
