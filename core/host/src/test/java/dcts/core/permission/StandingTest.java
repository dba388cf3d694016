package dcts.core.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Access;
import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.api.Permission;
import dcts.api.Permission.Label;
import dcts.api.PermissionChanges;
import dcts.api.PermissionSource;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Reason.Cause;
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.metrics.Metrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How accounts stand and with whose eyes they look, as the service answers for both. */
class StandingTest {
    private static final Caller HELPER = new Caller(new Id(5), "helper", "Helper", false);
    private static final Caller GUEST = new Caller(new Id(6), "guest", "Guest", false);
    private static final Caller OWNER = new Caller(new Id(7), "owner", "Owner", true);
    private static final Permission SEND = new Permission("chat.send", Holder.MEMBER).speaking();
    private static final Permission TIDY = new Permission("chat.tidy", Holder.ADMIN);
    private static final Quota SIZE = new Quota("uploads.maxBytes", new Label("Largest upload", "", ""), 50, 10, 100);

    private static TestDatabase test;
    private static Database database;

    private final Map<Id, MemberState> states = new HashMap<>();
    private final Map<Id, Caller> accounts =
            Map.of(HELPER.userId(), HELPER, GUEST.userId(), GUEST, OWNER.userId(), OWNER);
    private PermissionService service;
    private PermissionChanges changes;

    /** Guests may send; helpers may do everything; tidiers, who are made up, may only tidy. */
    private static final class Grants implements PermissionSource {
        @Override
        public String classOf(Caller member) {
            return member.loginName();
        }

        @Override
        public Optional<String> classOf(String sample) {
            return sample.equals("role:3") ? Optional.of("tidier") : Optional.empty();
        }

        @Override
        public boolean allows(String permissionClass, Permission permission, Scope scope) {
            return switch (permissionClass) {
                case "tidier" -> permission.equals(TIDY);
                case "guest" -> permission.equals(SEND);
                default -> true;
            };
        }

        @Override
        public Reason why(String permissionClass, Permission permission, Scope scope) {
            return Reason.of(allows(permissionClass, permission, scope), Cause.ROLE_RULE, permissionClass);
        }

        @Override
        public OptionalLong quota(String permissionClass, Quota quota) {
            return permissionClass.equals("helper") ? OptionalLong.of(70) : OptionalLong.empty();
        }
    }

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        database = test.open();
        new Migrations(database)
                .run(new MigrationSource("core", StandingTest.class.getClassLoader(), "dcts/core/migrations"));
    }

    @AfterAll
    static void close() {
        database.close();
        test.close();
    }

    @BeforeEach
    void helpersDecide() {
        service = PermissionFixture.on(
                database,
                new Caches(new Metrics()),
                InstantSource.system(),
                account -> states.getOrDefault(account, MemberState.ACTIVE),
                account -> Optional.ofNullable(accounts.get(account)));
        Stream.of(SEND, TIDY).forEach(service::declare);
        service.declare(SIZE);
        changes = service.decide("roles", new Grants());
    }

    private void admitted(Access access, Caller caller) {
        assertThatCode(() -> service.admit(access, Optional.of(caller))).doesNotThrowAnyException();
    }

    private void refused(Access access, Caller caller) {
        assertThatThrownBy(() -> service.admit(access, Optional.of(caller))).hasMessage("forbidden");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "BANNED"})
    void whoIsNotInGoodStandingIsNotAdmitted(MemberState state) {
        states.put(HELPER.userId(), state);
        List.of(Access.anyone(), Access.account()).forEach(access -> admitted(access, HELPER));
        List.of(Access.member(), Access.atObject(SEND), Access.holders(TIDY))
                .forEach(access -> refused(access, HELPER));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "MUTED"})
    void othersAreAdmittedToWhatTheyHold(MemberState state) {
        states.put(HELPER.userId(), state);
        List.of(Access.account(), Access.member(), Access.atObject(SEND), Access.holders(TIDY))
                .forEach(access -> admitted(access, HELPER));
        refused(Access.holders(TIDY), GUEST);
        if (state == MemberState.MUTED) {
            refused(Access.holders(SEND), HELPER);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 6", "6, 5"})
    void neitherWhoLooksNorWhoseEyesItIsMayBeShutOut(long looking, long eyes) {
        Caller through = Objects.requireNonNull(accounts.get(new Id(looking))).through("member:" + eyes);
        admitted(Access.member(), through);
        for (long either : List.of(looking, eyes)) {
            states.put(new Id(either), MemberState.BANNED);
            service.stateChanged(new Id(either));
            refused(Access.member(), through);
            states.clear();
            service.stateChanged(new Id(either));
        }
        admitted(Access.member(), through);
    }

    @Test
    void whoLooksWithTheEyesOfAnotherHoldsWhatBothHold() {
        Caller asGuest = HELPER.through("member:6");
        assertThat(service.may(asGuest, SEND, Scope.SERVER)).isTrue();
        assertThat(service.may(asGuest, TIDY, Scope.SERVER)).isFalse();
        Caller asTidier = GUEST.through("role:3");
        assertThat(service.may(asTidier, TIDY, Scope.SERVER))
                .as("he does not hold it himself")
                .isFalse();
        assertThat(service.may(asTidier, SEND, Scope.SERVER))
                .as("they do not hold it")
                .isFalse();
        assertThat(service.may(OWNER.through("role:3"), TIDY, Scope.SERVER)).isTrue();
        assertThatThrownBy(() -> service.require(asTidier, TIDY, Scope.SERVER)).hasMessage("forbidden");
        assertThatCode(() -> service.require(asGuest, SEND, Scope.SERVER)).doesNotThrowAnyException();
        assertThat(service.quota(asGuest, SIZE))
                .as("of those whose eyes they are")
                .isEqualTo(50);
    }

    @Test
    void theReasonIsThatOfWhoeverIsRefused() {
        assertThat(service.why(HELPER.through("member:6"), TIDY, Scope.SERVER).by())
                .isEqualTo("guest");
        assertThat(service.why(GUEST.through("role:3"), TIDY, Scope.SERVER))
                .isEqualTo(Reason.of(false, Cause.ROLE_RULE, "guest"));
        assertThat(service.why(OWNER.through("role:3"), TIDY, Scope.SERVER))
                .isEqualTo(Reason.of(true, Cause.OWNER, ""));
        assertThat(service.why(GUEST, TIDY, Scope.SERVER)).isEqualTo(Reason.of(false, Cause.ROLE_RULE, "guest"));
    }

    @Test
    void thereAreNoEyesOfTheOwnerNorOfNobody() {
        assertThat(service.hasEyes(HELPER.through("member:6"))).isTrue();
        assertThat(service.hasEyes(HELPER.through("role:3"))).isTrue();
        for (String lens : List.of("member:7", "member:99", "role:4", "rubbish")) {
            Caller through = HELPER.through(lens);
            assertThat(service.hasEyes(through)).as(lens).isFalse();
            assertThat(service.may(through, SEND, Scope.SERVER)).as(lens).isFalse();
            assertThatThrownBy(() -> service.require(through, SEND, Scope.SERVER))
                    .hasMessage("unavailable");
            assertThatThrownBy(() -> service.admit(Access.member(), Optional.of(through)))
                    .hasMessage("unavailable");
        }
    }

    /** What a role would see can be made up only by who knows roles. */
    @Test
    void withoutTheDecidingPluginThereAreNoEyesOfRoles() {
        service.end("roles");
        service.useDefaults(OWNER);
        assertThat(service.hasEyes(HELPER.through("role:3"))).isFalse();
        assertThat(service.hasEyes(HELPER.through("member:6"))).isTrue();
    }

    @Test
    void numbersAreTheOnesOfTheClass() {
        assertThat(service.quota(HELPER, SIZE)).isEqualTo(70);
        assertThat(service.quota(GUEST, SIZE)).isEqualTo(50);
        assertThat(service.quota(OWNER, SIZE)).isEqualTo(100);
        service.withdraw(SIZE);
        assertThat(service.quota(HELPER, SIZE)).isEqualTo(50);
        var wider = new Quota("uploads.maxBytes", new Label("Largest upload", "", ""), 60, 10, 200);
        service.declare(wider);
        assertThat(service.quota(GUEST, wider)).as("no answer of the former").isEqualTo(60);
        assertThatThrownBy(() -> service.declare(SIZE)).hasMessage("the quota uploads.maxBytes is declared already");
    }

    @Test
    void whatIsDeclaredIsListedByItsKey() {
        var first = new Quota("chat.bytes", new Label("Bytes", "", ""), 1, 1, 1);
        service.declare(first);
        assertThat(service.declared()).containsExactly(SEND, TIDY);
        assertThat(service.quotas()).containsExactly(first, SIZE);
        service.withdraw(SEND);
        service.withdraw(new Quota("chat.bytes", new Label("Other", "", ""), 1, 1, 1));
        assertThat(service.declared()).containsExactly(TIDY);
        assertThat(service.quotas()).containsExactly(first, SIZE);
    }

    @Test
    void changesOfRightsAreToldByClass() {
        List<String> told = new ArrayList<>();
        service.onRights(which -> Stream.of("guest", "helper")
                .filter(key -> which.test(PermissionClass.of("roles", key)))
                .forEach(told::add));
        changes.rights("guest"::equals);
        assertThat(told).containsExactly("guest");
        service.end("roles");
        assertThat(told).as("all, when nobody decides any more").containsExactly("guest", "guest", "helper");
        assertThat(service.decidedBy()).contains("roles");
    }

    @Test
    void whoLooksWithTheEyesOfOthersIsToldOfHisOwnRightsToo() {
        PermissionClass looking = PermissionClass.of("roles", "guest").seenBy(PermissionClass.of("roles", "helper"));
        List<Boolean> told = new ArrayList<>();
        service.onRights(which -> told.add(which.test(looking)));
        Stream.of("helper", "guest", "tidier").forEach(changed -> changes.rights(changed::equals));
        assertThat(told).containsExactly(true, true, false);
    }

    @Test
    void allAreToldThoughOneOfThemFails() {
        List<String> told = new ArrayList<>();
        service.onChange(whose -> {
            throw new IllegalStateException("first");
        });
        service.onChange(whose -> told.add("members"));
        service.onRights(which -> {
            throw new IllegalStateException("second");
        });
        service.onRights(which -> told.add("rights"));
        assertThatThrownBy(() -> changes.members(member -> true)).hasMessage("first");
        assertThatThrownBy(() -> service.stateChanged(GUEST.userId())).hasMessage("first");
        assertThatThrownBy(() -> changes.rights()).hasMessage("second");
        assertThat(told).containsExactly("members", "members", "rights");
        told.clear();
        assertThatThrownBy(() -> service.end("roles")).hasMessage("first");
        assertThat(told).containsExactly("members", "rights");
    }

    @Test
    void anAccountThatStandsOtherwiseIsTold() {
        List<Boolean> told = new ArrayList<>();
        service.onChange(whose -> {
            told.add(whose.test(GUEST.userId()));
            told.add(whose.test(HELPER.userId()));
        });
        service.stateChanged(GUEST.userId());
        assertThat(told).containsExactly(true, false);
    }
}
