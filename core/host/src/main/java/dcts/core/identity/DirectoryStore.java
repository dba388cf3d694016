package dcts.core.identity;

import dcts.api.Id;
import dcts.api.MemberState;
import dcts.api.Members.Member;
import dcts.api.Members.Search;
import dcts.core.db.TypedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL that looks for accounts. */
final class DirectoryStore {
    private static final String SELECT =
            "select id, login_name, display_name, owner, state, created_at from core_account ";

    private final Jdbi jdbi;

    DirectoryStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Member> byIds(Collection<Id> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id in (<ids>)")
                .bindList("ids", ids.stream().map(Id::value).toList())
                .map((row, context) -> member(row))
                .list());
    }

    Optional<Member> owner() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where owner = 1")
                .map((row, context) -> member(row))
                .findOne());
    }

    List<Member> search(Search search) {
        return jdbi.withHandle(handle -> bound(
                        handle.createQuery(SELECT + where(search) + " order by display_name" + TypedText.AS_PEOPLE_DO
                                + ", id limit :limit offset :offset"),
                        search)
                .bind("limit", search.limit())
                .bind("offset", search.offset())
                .map((row, context) -> member(row))
                .list());
    }

    long count(Search search) {
        return jdbi.withHandle(
                handle -> bound(handle.createQuery("select count(*) from core_account " + where(search)), search)
                        .mapTo(Long.class)
                        .one());
    }

    private static String where(Search search) {
        Set<Id> among = search.among();
        String chosen = among == null ? "" : among.isEmpty() ? " and false" : " and id in (<among>)";
        return "where (:text = '' or " + TypedText.in("like", "login_name", "display_name") + ")"
                + (search.state() == null ? "" : " and state = :state")
                + chosen;
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Search search) {
        MemberState state = search.state();
        Set<Id> among = search.among();
        statement.bind("text", search.text()).bind("like", TypedText.pattern(search.text()));
        if (state != null) {
            statement.bind("state", MemberStates.word(state));
        }
        if (among != null && !among.isEmpty()) {
            statement.bindList("among", among.stream().map(Id::value).toList());
        }
        return statement;
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new Id(row.getLong("id")),
                row.getString("login_name"),
                row.getString("display_name"),
                row.getInt("owner") == 1,
                MemberStates.state(row.getString("state")),
                row.getLong("created_at"));
    }
}
