package dcts.example;

import dcts.example.api.Notice;

/** A row of the table: what others see, and what tells two sendings of it apart. */
record StoredNotice(Notice notice, String nonce) {
    boolean is(NoticeDraft draft) {
        return notice.text().equals(draft.text());
    }
}
