package dcts.roles;

import dcts.roles.RoleStore.Stored;

/** The book that counts now. A newer one never gives way to an older one. */
final class PresentBook {
    private final RoleStore store;
    private volatile Stored present;

    PresentBook(RoleStore store) {
        this.store = store;
        this.present = store.load();
    }

    Book book() {
        return present.book();
    }

    Stored stored() {
        return present;
    }

    /** Reads it again if there is a newer one; false if not. */
    boolean reload() {
        return store.revision() > stored().revision() && adopt(store.load());
    }

    /** Takes it if it is newer; false if not. */
    synchronized boolean adopt(Stored next) {
        if (next.revision() <= present.revision()) {
            return false;
        }
        present = next;
        return true;
    }
}
