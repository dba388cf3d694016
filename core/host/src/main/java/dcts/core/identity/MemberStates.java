package dcts.core.identity;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.CoreEvents.NewState;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.core.audit.AuditEntry;
import dcts.core.audit.AuditStore;
import dcts.core.event.Listeners;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** How accounts stand. Those that are not active are few and always in memory. */
public final class MemberStates {
    private final AccountStore store;
    private final AuditStore audit;
    private final Map<Id, MemberState> others = new ConcurrentHashMap<>();
    private final UnaryOperator<NewState> changing;
    private final Consumer<NewState> changed;
    private final Listeners<Standing> listeners = new Listeners<>();

    /** How an account stands from now on. */
    private record Standing(Id account, MemberState state) {}

    public MemberStates(IdentityParts parts) {
        this.store = new AccountStore(parts.jdbi());
        this.audit = new AuditStore(parts.ids(), parts.clock());
        this.changing = parts.events().declare(CoreEvents.STATE_CHANGING);
        this.changed = parts.events().declare(CoreEvents.STATE_CHANGED);
        others.putAll(store.notActive());
    }

    /** The state of an account. */
    public MemberState of(Id account) {
        return others.getOrDefault(account, MemberState.ACTIVE);
    }

    /** Is told of each change, after it holds, and of each new owner. */
    public void onChange(BiConsumer<Id, MemberState> listener) {
        listeners.add(now -> listener.accept(now.account, now.state));
    }

    /**
     * Changes the state of an account.
     *
     * @throws ApiException {@code not_found} if there is none of this name, {@code conflict} if it owns the server, or the
     *     refusal of a plugin
     */
    public synchronized void change(String loginName, MemberState next, Caller by) {
        Account account = store.byLoginName(loginName.toLowerCase(Locale.ROOT))
                .orElseThrow(ApiException::notFound)
                .account();
        MemberState before = of(account.id());
        if (before == next) {
            return;
        }
        var change = new NewState(account.loginName(), next);
        var unused = changing.apply(change); // there is nothing in it that could be replaced
        var entry = new AuditEntry(
                by, "account.state", account.loginName(), Map.of("state", word(before)), Map.of("state", word(next)));
        if (!store.setState(account.id(), next, transaction -> audit.note(transaction, entry))) {
            throw ApiException.conflict();
        }
        if (next == MemberState.ACTIVE) {
            others.remove(account.id());
        } else {
            others.put(account.id(), next);
        }
        Listeners.inAnyCase(() -> listeners.tell(new Standing(account.id(), next)), () -> changed.accept(change));
    }

    /**
     * Hands the server on: who owns it is active, and what is kept of rights may be of the owner before him.
     *
     * @param move stores it and says who owns the server now
     */
    public synchronized void owns(Supplier<Id> move) {
        // Under the lock of all changes, or one that was stored before could be put into memory after this one. That
        // it is held while the database answers is no matter for what is done by hand.
        Id account = move.get();
        others.remove(account);
        listeners.tell(new Standing(account, MemberState.ACTIVE));
    }

    /** As it is stored and sent. */
    public static String word(MemberState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The state of a word that {@link #word} gives. */
    public static MemberState state(String word) {
        return MemberState.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
