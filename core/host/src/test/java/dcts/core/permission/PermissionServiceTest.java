package dcts.core.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.PermissionChanges;
import dcts.api.PermissionSource;
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.metrics.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionServiceTest {
    private static final Caller MEMBER = new Caller(new Id(5), "member", "Member", false);
    private static final Caller OTHER = new Caller(new Id(6), "other", "Other", false);
    private static final Caller OWNER = new Caller(new Id(7), "owner", "Owner", true);
    private static final Permission SEND = new Permission("chat.send", Holder.MEMBER);
    private static final Permission READ = new Permission("chat.read", Holder.MEMBER);
    private static final Scope CHANNEL = Scope.SERVER.child("chat.channel", new Id(3));

    private static TestDatabase test;
    private static Database database;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private PermissionService service;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        database = test.open();
        new Migrations(database)
                .run(new MigrationSource("core", PermissionServiceTest.class.getClassLoader(), "dcts/core/migrations"));
    }

    @AfterAll
    static void close() {
        database.close();
        test.close();
    }

    @BeforeEach
    void nobodyDecides() {
        database.jdbi("core").useHandle(handle -> handle.execute("delete from core_permission_source"));
        database.jdbi("core").useHandle(handle -> handle.execute("delete from core_audit"));
        service = again();
    }

    /** The service after a restart. */
    private PermissionService again() {
        return PermissionFixture.on(database, new Caches(new Metrics()), now::get);
    }

    @ParameterizedTest
    @EnumSource
    void callersHaveTheStandingOfTheirAccount(Holder holder) {
        var permission = new Permission("test.do", holder);
        service.declare(permission);
        assertThat(service.may(OWNER, permission, CHANNEL)).isTrue();
        for (Scope scope : List.of(CHANNEL, Scope.SERVER)) {
            assertThat(service.may(MEMBER, permission, scope))
                    .isEqualTo(holder == Holder.ANYONE || holder == Holder.MEMBER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotDeclaredIsDeniedToEverybody(Holder holder) {
        var permission = new Permission("test.undeclared", holder);
        assertThat(service.may(OWNER, permission, Scope.SERVER)).isFalse();
        assertThat(service.may(MEMBER, permission, Scope.SERVER)).isFalse();
    }

    /** Else a plugin could ask for somebody's permission with a weaker default of its own. */
    @Test
    void aPermissionOfTheSameKeyWithAnotherDefaultIsDenied() {
        service.declare(new Permission("test.do", Holder.OWNER));
        assertThat(service.may(MEMBER, new Permission("test.do", Holder.MEMBER), Scope.SERVER))
                .isFalse();
        assertThat(service.may(OWNER, new Permission("test.do", Holder.MEMBER), Scope.SERVER))
                .isFalse();
    }

    @Test
    void aKeyIsDeclaredOnce() {
        service.declare(SEND);
        assertThatThrownBy(() -> service.declare(SEND)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.declare(new Permission("chat.send", Holder.OWNER)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the permission chat.send is declared already");
    }

    @Test
    void withdrawingForgetsThePermissionAndItsVerdicts() {
        service.declare(SEND);
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
        service.withdraw(SEND);
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isFalse();
        assertThat(service.may(OWNER, SEND, CHANNEL)).isFalse();

        var stricter = new Permission("chat.send", Holder.OWNER);
        service.declare(stricter);
        assertThat(service.may(MEMBER, stricter, CHANNEL))
                .as("no verdict of the former")
                .isFalse();
    }

    @Test
    void withdrawingAnothersPermissionDoesNothing() {
        service.declare(SEND);
        service.withdraw(new Permission("chat.send", Holder.OWNER));
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
    }

    /** Writers of news may send; readers may read. */
    private static final class News implements PermissionSource {
        final Map<Id, String> classes = new HashMap<>(Map.of(MEMBER.userId(), "writers"));
        final Set<String> senders = new HashSet<>(Set.of("writers"));
        final List<String> asked = new ArrayList<>();
        final List<String> classed = new ArrayList<>();

        @Override
        public String classOf(Caller caller) {
            classed.add(caller.loginName());
            return classes.getOrDefault(caller.userId(), "readers");
        }

        @Override
        public boolean allows(String permissionClass, Permission permission, Scope scope) {
            asked.add(permissionClass + " " + permission.key() + " " + scope.path());
            return permission.key().equals("chat.read") || senders.contains(permissionClass);
        }
    }

    private final News news = new News();

    private void decideAlone() {
        service.declare(SEND);
        service.declare(READ);
    }

    @Test
    void theSourceIsAskedOncePerClassPermissionAndScopeAndNeverAboutTheOwner() {
        decideAlone();
        service.decide("news", news);
        var third = new Caller(new Id(9), "third", "Third", false);
        for (int i = 0; i < 3; i++) {
            assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
            assertThat(service.may(OTHER, SEND, CHANNEL)).isFalse();
            assertThat(service.may(third, SEND, CHANNEL)).isFalse();
            assertThat(service.may(OWNER, SEND, CHANNEL)).isTrue();
            assertThat(service.may(OTHER, READ, CHANNEL)).isTrue();
            service.may(MEMBER, SEND, Scope.SERVER);
        }
        assertThat(news.classed).containsExactly("member", "other", "third");
        assertThat(news.asked)
                .containsExactly(
                        "writers chat.send server/chat.channel:3",
                        "readers chat.send server/chat.channel:3",
                        "readers chat.read server/chat.channel:3",
                        "writers chat.send server");
    }

    @Test
    void whatIsTheOwnersAloneIsNotGranted() {
        var steer = new Permission("core.steer", Holder.OWNER);
        var help = new Permission("core.help", Holder.ADMIN);
        service.declare(steer);
        service.declare(help);
        service.decide("news", news);
        assertThat(service.may(MEMBER, help, Scope.SERVER)).isTrue();
        assertThat(service.may(MEMBER, steer, Scope.SERVER)).isFalse();
        assertThat(service.may(OWNER, steer, Scope.SERVER)).isTrue();
        assertThat(news.asked).containsExactly("writers core.help server");
    }

    @Test
    void changesHoldAtOnceAndAreTold() {
        decideAlone();
        PermissionChanges changes = service.decide("news", news);
        List<String> told = new ArrayList<>();
        service.onChange(whose -> told.add(whose.test(MEMBER.userId()) + " " + whose.test(OTHER.userId())));
        assertThat(service.may(OTHER, SEND, CHANNEL)).isFalse();
        news.senders.add("readers");
        assertThat(service.may(OTHER, SEND, CHANNEL)).as("not told yet").isFalse();
        changes.rights();
        assertThat(service.may(OTHER, SEND, CHANNEL)).isTrue();

        news.senders.remove("readers");
        changes.rights();
        news.classes.put(OTHER.userId(), "writers");
        changes.members(OTHER.userId()::equals);
        assertThat(service.may(OTHER, SEND, CHANNEL)).isTrue();
        assertThat(told).containsExactly("false true");
    }

    @Test
    void onlyOneDecides() {
        service.decide("news", news);
        assertThatThrownBy(() -> service.decide("other", news))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the plugin news decides already who may do what");
        service.end("other");
        assertThat(service.undecided()).isFalse();
    }

    @Test
    void whoHasDecidedAndIsGoneLeavesEverybodyButTheOwnerRefused() {
        decideAlone();
        service.decide("news", news);
        List<Boolean> told = new ArrayList<>();
        service.onChange(whose -> told.add(whose.test(OTHER.userId())));
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
        service.end("news");
        assertThat(told).containsExactly(true);
        closed(service);
        var restarted = again();
        restarted.declare(SEND);
        restarted.declare(READ);
        closed(restarted);

        restarted.decide("news", news);
        assertThat(restarted.undecided()).isFalse();
        assertThat(restarted.may(MEMBER, SEND, CHANNEL)).isTrue();
        assertThatThrownBy(() -> restarted.useDefaults(OWNER)).hasMessage("conflict");
    }

    private static void closed(PermissionService asked) {
        assertThat(asked.undecided()).isTrue();
        assertThat(asked.decidedBy()).contains("news");
        for (Permission permission : List.of(SEND, READ)) {
            assertThat(asked.may(MEMBER, permission, CHANNEL)).isFalse();
            assertThat(asked.may(OWNER, permission, CHANNEL)).isTrue();
            assertThatThrownBy(() -> asked.require(MEMBER, permission, CHANNEL)).hasMessage("unavailable");
        }
        for (Access access : List.of(Access.member(), Access.holders(SEND), Access.atObject(SEND))) {
            assertThatThrownBy(() -> asked.admit(access, Optional.of(MEMBER))).hasMessage("unavailable");
            assertThatCode(() -> asked.admit(access, Optional.of(OWNER))).doesNotThrowAnyException();
        }
        assertThatCode(() -> asked.admit(Access.anyone(), Optional.of(MEMBER))).doesNotThrowAnyException();
    }

    @Test
    void whoIsReplacedIsBelievedForFiveSeconds() {
        decideAlone();
        service.decide("news", news);
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
        assertThat(service.may(OTHER, SEND, CHANNEL)).isFalse();
        service.expect(Set.of("news"));
        service.end("news");
        news.asked.clear();
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
        assertThat(service.may(OTHER, SEND, CHANNEL)).isFalse();
        assertThat(service.may(MEMBER, READ, CHANNEL)).as("never asked before").isFalse();
        assertThat(news.asked).as("its code may be gone").isEmpty();
        now.updateAndGet(before -> before.plusSeconds(5));
        closed(service);
    }

    @Test
    void whoDoesNotComeBackIsBelievedNoLonger() {
        decideAlone();
        service.decide("news", news);
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
        service.expect(Set.of("news", "other"));
        service.end("news");
        assertThat(service.may(MEMBER, SEND, CHANNEL)).isTrue();
        service.expect(Set.of());
        closed(service);
    }

    @Test
    void theOwnerGoesBackToTheDefaultsAndItIsWrittenDown() {
        decideAlone();
        service.decide("news", news);
        service.end("news");
        service.useDefaults(OWNER);
        assertThat(service.undecided()).isFalse();
        assertThat(service.decidedBy()).isEmpty();
        assertThat(service.may(OTHER, SEND, CHANNEL)).isTrue();
        assertThat(again().undecided()).isFalse();
        service.useDefaults(OWNER);
        List<String> trail = database.jdbi("core")
                .withHandle(handle -> handle.createQuery(
                                "select concat(actor_name, ' ', what, ' ', subject) from core_audit")
                        .mapTo(String.class)
                        .list());
        assertThat(trail).containsExactly("owner permissions.defaults news");
    }

    @Test
    void entryPointsAdmitWhomTheyDeclare() {
        var manage = new Permission("core.manage", Holder.OWNER);
        service.declare(manage);
        Optional<Caller> nobody = Optional.empty();
        assertThatCode(() -> {
                    service.admit(Access.anyone(), nobody);
                    service.admit(Access.member(), Optional.of(MEMBER));
                    service.admit(Access.atObject(manage), Optional.of(MEMBER));
                    service.admit(Access.holders(manage), Optional.of(OWNER));
                })
                .doesNotThrowAnyException();
        for (Access access : List.of(Access.member(), Access.holders(manage), Access.atObject(manage))) {
            assertThatThrownBy(() -> service.admit(access, nobody))
                    .isInstanceOf(ApiException.class)
                    .hasMessage("unauthorized");
        }
        assertThatThrownBy(() -> service.admit(Access.holders(manage), Optional.of(MEMBER)))
                .hasMessage("forbidden");
    }
}
