package dcts.roles;

import dcts.roles.RoleStore.Stored;
import java.util.Optional;

/** The book that counts now. A newer one never gives way to an older one. */
final class PresentBook {
    private volatile Stored present;

    PresentBook(RoleStore store) {
        this.present = store.load();
    }

    Book book() {
        return present.book();
    }

    Stored stored() {
        return present;
    }

    /** Takes it if it is newer, and returns the one before; empty if it is not. */
    synchronized Optional<Book> adopt(Stored next) {
        Stored before = present;
        if (next.revision() <= before.revision()) {
            return Optional.empty();
        }
        present = next;
        return Optional.of(before.book());
    }
}
