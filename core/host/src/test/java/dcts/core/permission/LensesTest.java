package dcts.core.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.core.cache.Caches;
import dcts.core.metrics.Metrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LensesTest {
    private static final Caller HELPER = new Caller(new Id(5), "helper", "Helper", false);
    private static final Caller GUEST = new Caller(new Id(6), "guest", "Guest", false);
    private static final Caller OWNER = new Caller(new Id(7), "owner", "Owner", true);

    private final Map<Id, Caller> accounts =
            new HashMap<>(Map.of(HELPER.userId(), HELPER, GUEST.userId(), GUEST, OWNER.userId(), OWNER));
    private final List<String> classed = new ArrayList<>();
    private final Lenses lenses =
            new Lenses(new Caches(new Metrics()), id -> Optional.ofNullable(accounts.get(id)), this::classOf);

    private PermissionClass classOf(Caller member) {
        classed.add(member.loginName());
        return PermissionClass.of("roles", member.loginName());
    }

    private Optional<PermissionClass> looking(Caller who, String lens) {
        return lenses.classOf(
                who.through(lens),
                sample -> sample.equals("role:3")
                        ? Optional.of(PermissionClass.of("roles", "made up"))
                        : Optional.empty());
    }

    @Test
    void whoLooksHasTheEyesOfTheOneAndTheHandsOfTheOther() {
        PermissionClass seen = looking(HELPER, "member:6").orElseThrow();
        assertThat(seen.alone()).isEqualTo(PermissionClass.of("roles", "guest"));
        assertThat(seen.within()).isEqualTo(PermissionClass.of("roles", "helper"));
        assertThat(looking(OWNER, "role:3").orElseThrow())
                .isEqualTo(new PermissionClass(
                        "roles", "made up", MemberState.ACTIVE, PermissionClass.of("roles", "owner")));
    }

    @Test
    void whoseEyesTheyAreIsLookedUpOnce() {
        looking(HELPER, "member:6");
        looking(HELPER, "member:6");
        assertThat(classed).containsExactly("guest", "helper");
        lenses.clear();
        looking(HELPER, "member:6");
        assertThat(classed).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"member:7", "member:8", "member:", "member:x", "member:-1", "role:4", "6"})
    void nobodyHasTheEyesOfTheOwnerOrOfWhoIsNotThere(String lens) {
        assertThat(looking(HELPER, lens)).isEmpty();
        assertThat(looking(OWNER, lens)).isEmpty();
    }

    @Test
    void whoIsGoneLooksNoLonger() {
        accounts.remove(HELPER.userId());
        assertThat(looking(HELPER, "member:6")).isEmpty();
        assertThat(looking(HELPER, "role:3")).isEmpty();
    }
}
