package dcts.core.db;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what became of drafts, in the order in which it is told. */
final class Outcomes {
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    /** One outcome: {@code stored nonce}, {@code duplicate nonce} or {@code failed code}. */
    record Told(String what, String nonce) {}

    AppendOutcome<NoteTable.Note> of(String nonce) {
        return new AppendOutcome<>() {
            @Override
            public void stored(NoteTable.Note row) {
                told.add(new Told("stored", nonce));
            }

            @Override
            public void duplicate(NoteTable.Note existing) {
                told.add(new Told("duplicate " + existing.text(), nonce));
            }

            @Override
            public void failed(ApiException reason) {
                told.add(new Told(reason.code(), nonce));
            }
        };
    }

    Told next() {
        try {
            Told next = told.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing told");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Told> next(int count) {
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }
}
