package dcts.core.identity;

import dcts.api.Id;
import dcts.api.Members;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts as plugins may know them. */
public final class MemberDirectory implements Members {
    private static final int MOST = 200;

    private final DirectoryStore store;

    public MemberDirectory(IdentityParts parts) {
        this.store = new DirectoryStore(parts.jdbi());
    }

    @Override
    public List<Member> find(Collection<Id> ids) {
        return ids.isEmpty() ? List.of() : store.byIds(ids);
    }

    @Override
    public Optional<Member> owner() {
        return store.owner();
    }

    @Override
    public Found search(Search search) {
        if (search.offset() < 0 || search.limit() < 1 || search.limit() > MOST) {
            throw new IllegalArgumentException("the offset is at least 0, the limit 1 to " + MOST);
        }
        return new Found(store.search(search), store.count(search));
    }
}
