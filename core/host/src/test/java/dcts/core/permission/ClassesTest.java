package dcts.core.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.api.Permission;
import dcts.api.PermissionSource;
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.metrics.Metrics;
import dcts.core.permission.Judge.Gone;
import dcts.core.permission.Judge.Running;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesTest {
    private static final Caller MEMBER = new Caller(new Id(5), "member", "Member", false);

    /** Who decides when one looks first, and when one looks again. */
    private final Deque<Judge> judges = new ArrayDeque<>();

    private final Classes classes =
            new Classes(new Caches(new Metrics()), InstantSource.system(), member -> MemberState.ACTIVE, this::judge);

    private record Same(String permissionClass) implements PermissionSource {
        @Override
        public String classOf(Caller member) {
            return permissionClass;
        }

        @Override
        public boolean allows(String asked, Permission permission, Scope scope) {
            return true;
        }
    }

    private Judge judge() {
        return judges.size() > 1 ? judges.removeFirst() : judges.getFirst();
    }

    private PermissionClass of(Judge... inTurn) {
        judges.clear();
        judges.addAll(List.of(inTurn));
        return classes.of(MEMBER);
    }

    /** The plugin was replaced after one has looked who decides, and what was kept of it is cleared already. */
    @Test
    void whatASourceThatIsOverSaysIsNotKept() {
        var over = new Running("roles", new Same(""));
        var next = new Running("roles", new Same("members"));
        assertThat(of(over, next)).isEqualTo(PermissionClass.UNKNOWN);
        assertThat(of(over, new Gone("roles", Instant.MAX))).isEqualTo(PermissionClass.UNKNOWN);
        assertThat(of(next)).isEqualTo(PermissionClass.of("roles", "members"));
        assertThat(of(new Gone("roles", Instant.MAX))).isEqualTo(PermissionClass.of("roles", "members"));
    }
}
