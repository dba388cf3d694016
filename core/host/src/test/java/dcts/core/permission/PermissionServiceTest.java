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
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionServiceTest {
    private static final Caller MEMBER = new Caller(new Id(5), "member", "Member", false);
    private static final Caller OTHER = new Caller(new Id(6), "other", "Other", false);
    private static final Caller OWNER = new Caller(new Id(7), "owner", "Owner", true);
    private static final Permission SEND = new Permission("chat.send", Holder.MEMBER);
    private static final Scope CHANNEL = Scope.SERVER.child("chat.channel", new Id(3));

    private final PermissionService service = new PermissionService(new DeclaredDefaults(), new Caches(new Metrics()));

    @ParameterizedTest
    @CsvSource({
        "STRANGER, ANYONE, true",
        "STRANGER, MEMBER, false",
        "STRANGER, MODERATOR, false",
        "STRANGER, ADMIN, false",
        "STRANGER, OWNER, false",
        "MEMBER, ANYONE, true",
        "MEMBER, MEMBER, true",
        "MEMBER, MODERATOR, false",
        "MEMBER, ADMIN, false",
        "MEMBER, OWNER, false",
        "OWNER, ANYONE, true",
        "OWNER, MEMBER, true",
        "OWNER, MODERATOR, true",
        "OWNER, ADMIN, true",
        "OWNER, OWNER, true"
    })
    void declaredDefaultsReachThisFar(Standing standing, Holder holder, boolean holds) {
        var permission = new Permission("test.do", holder);
        var asked = new PermissionClass("some", standing);
        service.declare(permission);
        assertThat(service.allows(asked, permission, Scope.SERVER)).isEqualTo(holds);
        assertThat(service.allows(asked, permission, CHANNEL)).isEqualTo(holds);
    }

    @ParameterizedTest
    @EnumSource
    void callersHaveTheStandingOfTheirAccount(Holder holder) {
        var permission = new Permission("test.do", holder);
        service.declare(permission);
        assertThat(service.may(OWNER, permission, CHANNEL)).isTrue();
        assertThat(service.may(MEMBER, permission, CHANNEL))
                .isEqualTo(holder == Holder.ANYONE || holder == Holder.MEMBER);
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

    @Test
    void theSourceIsAskedOncePerClassPermissionAndScope() {
        List<String> asked = new ArrayList<>();
        var counted = new PermissionService(
                new PermissionSource() {
                    @Override
                    public PermissionClass classOf(Caller caller) {
                        return new DeclaredDefaults().classOf(caller);
                    }

                    @Override
                    public boolean allows(PermissionClass permissionClass, Permission permission, Scope scope) {
                        asked.add(permissionClass.key() + " " + permission.key() + " " + scope.path());
                        return permissionClass.standing() == Standing.OWNER;
                    }
                },
                new Caches(new Metrics()));
        var read = new Permission("chat.read", Holder.MEMBER);
        counted.declare(SEND);
        counted.declare(read);
        for (int i = 0; i < 3; i++) {
            assertThat(counted.may(MEMBER, SEND, CHANNEL)).isFalse();
            assertThat(counted.may(OTHER, SEND, CHANNEL)).isFalse();
            assertThat(counted.may(OWNER, SEND, CHANNEL)).isTrue();
            counted.may(MEMBER, read, CHANNEL);
            counted.may(MEMBER, SEND, Scope.SERVER);
        }
        assertThat(asked)
                .containsExactly(
                        "member chat.send server/chat.channel:3",
                        "owner chat.send server/chat.channel:3",
                        "member chat.read server/chat.channel:3",
                        "member chat.send server");
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
