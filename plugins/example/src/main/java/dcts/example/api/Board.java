package dcts.example.api;

import dcts.api.AfterEvent;
import dcts.api.BeforeEvent;
import dcts.api.Caller;
import dcts.api.Journal;

/** The notice board, for plugins that require this one. */
public interface Board {
    /** Somebody puts up a notice. Handlers may refuse it or replace its text. */
    BeforeEvent<Pinning> PINNING = new BeforeEvent<>("example.notice.pinning", Pinning.class, "notices.intercept");
    /** A notice is on the board. */
    AfterEvent<Changed> PINNED = new AfterEvent<>("example.notice.pinned", Changed.class, "notices.read");
    /** Somebody takes a notice down. */
    BeforeEvent<Changed> REMOVING = new BeforeEvent<>("example.notice.removing", Changed.class, "notices.intercept");
    /** A notice is gone. */
    AfterEvent<Changed> REMOVED = new AfterEvent<>("example.notice.removed", Changed.class, "notices.read");
    /** All notices, in the order in which they were put up. */
    Journal<Notice> NOTICES = new Journal<>("example.notices", Notice.class, "notices.read");

    /** A notice that is about to be put up. */
    record Pinning(Caller author, String text) {
        /** Keeps the text out of logs. */
        @Override
        public String toString() {
            return "Pinning[" + author.userId() + "]";
        }
    }

    /** A notice that came or goes. */
    record Changed(Notice notice) {}

    /** How many notices there are now. */
    int count();
}
