package dcts.example;

import dcts.api.AppendTable;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Stamp;
import dcts.example.api.Notice;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the writer how notices are stored. */
final class NoticeTable implements AppendTable<NoticeDraft, StoredNotice> {
    /** There is one board, and nobody counts its notices. */
    private static final Id BOARD = new Id(1);

    private final NoticeStore store;

    NoticeTable(NoticeStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "example_notice";
    }

    @Override
    public List<String> columns() {
        return NoticeStore.COLUMNS;
    }

    @Override
    public Id counter(NoticeDraft draft) {
        return BOARD;
    }

    @Override
    public StoredNotice row(NoticeDraft draft, Stamp stamp) {
        return new StoredNotice(
                new Notice(stamp.id(), draft.authorId(), draft.text(), draft.channelId(), stamp.createdAt()),
                draft.nonce());
    }

    @Override
    public List<@Nullable Object> values(StoredNotice row) {
        Notice notice = row.notice();
        Id channel = notice.channelId();
        return Arrays.asList(
                notice.id().value(),
                notice.authorId().value(),
                row.nonce(),
                notice.text(),
                channel == null ? null : channel.value(),
                notice.createdAt());
    }

    @Override
    public String uniqueKey(NoticeDraft draft) {
        return draft.key();
    }

    @Override
    public Map<String, StoredNotice> existing(Collection<NoticeDraft> drafts) {
        return store.byNonces(drafts).stream()
                .collect(Collectors.toMap(row -> row.notice().authorId() + "/" + row.nonce(), Function.identity()));
    }

    @Override
    public Map<Id, Head> heads() {
        return Map.of();
    }

    @Override
    public Optional<Id> lastId() {
        return store.lastId();
    }
}
