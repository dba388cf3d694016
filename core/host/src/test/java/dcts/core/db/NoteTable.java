package dcts.core.db;

import dcts.api.AppendTable;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Stamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A small append-only table for the tests of the writer: notes in books, numbered in each book. */
class NoteTable implements AppendTable<NoteTable.Draft, NoteTable.Note> {
    private final Jdbi jdbi;

    record Draft(Id book, String nonce, String text) {}

    record Note(Id id, Id book, long seq, long rev, String nonce, String text) {}

    NoteTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void create() {
        jdbi.useHandle(handle -> handle.execute("create table note (id bigint primary key, book bigint not null,"
                + " seq bigint not null, rev bigint not null, nonce varchar(64) not null unique, text mediumtext,"
                + " unique (book, seq), unique (book, rev))"));
    }

    List<Note> stored() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from note order by id")
                .map((row, context) -> new Note(
                        new Id(row.getLong("id")),
                        new Id(row.getLong("book")),
                        row.getLong("seq"),
                        row.getLong("rev"),
                        row.getString("nonce"),
                        row.getString("text")))
                .list());
    }

    @Override
    public String name() {
        return "note";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "book", "seq", "rev", "nonce", "text");
    }

    @Override
    public Id counter(Draft draft) {
        return draft.book();
    }

    @Override
    public Note row(Draft draft, Stamp stamp) {
        return new Note(stamp.id(), draft.book(), stamp.seq(), stamp.rev(), draft.nonce(), draft.text());
    }

    @Override
    public List<@Nullable Object> values(Note row) {
        return List.of(row.id().value(), row.book().value(), row.seq(), row.rev(), row.nonce(), row.text());
    }

    @Override
    public String uniqueKey(Draft draft) {
        return draft.nonce();
    }

    @Override
    public Map<String, Note> existing(Collection<Draft> drafts) {
        List<String> nonces = drafts.stream().map(Draft::nonce).toList();
        Map<String, Note> found = new HashMap<>();
        stored().stream().filter(note -> nonces.contains(note.nonce())).forEach(note -> found.put(note.nonce(), note));
        return found;
    }

    @Override
    public Map<Id, Head> heads() {
        Map<Id, Head> heads = new HashMap<>();
        stored().forEach(note -> heads.put(note.book(), new Head(note.seq(), note.rev())));
        return heads;
    }

    @Override
    public Optional<Id> lastId() {
        return stored().stream().map(Note::id).max(Id::compareTo);
    }
}
