package dcts.api;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts of the server. */
public interface Members {
    /**
     * An account.
     *
     * @param createdAt milliseconds UTC
     */
    record Member(Id id, String loginName, String displayName, boolean owner, MemberState state, long createdAt) {
        /** The account as one who asks. */
        public Caller caller() {
            return new Caller(id, loginName, displayName, owner);
        }
    }

    /**
     * What to look for.
     *
     * @param text in the name to log in by or the name shown, upper or lower case; empty for all
     * @param state only those; null for all
     * @param among only those; null for all
     * @param offset how many to leave out, at least 0
     * @param limit how many to give, 1 to 200
     */
    record Search(
            String text,
            @Nullable MemberState state,
            @Nullable Set<Id> among,
            int offset,
            int limit) {}

    /**
     * Some of what was looked for, by shown name.
     *
     * @param total how many there are in all
     */
    record Found(List<Member> members, long total) {}

    /** These accounts; unknown ids are left out. */
    List<Member> find(Collection<Id> ids);

    /** Whom the server belongs to; empty while it has no owner. */
    Optional<Member> owner();

    /** Some of those that match. One or two statements. */
    Found search(Search search);
}
