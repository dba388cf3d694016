package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.TestMember;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages of roles and members in both themes on a desk and on a phone, without barriers, with pictures to look at. */
@Timeout(300)
class RolesScreensTest {
    private static final Path PICTURES = Path.of("target", "screens");

    private record Visit(WebPerson person, RolesPages roles, Look look) {
        void shows(String what) {
            String name = what + "-" + look.name();
            person.picture(PICTURES.resolve(name + ".png"));
            AxeCheck.passes(person.page(), name);
            assertThat(person.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(name)
                    .isEqualTo(true);
            assertThat(person.complaints()).as(name).isEmpty();
        }
    }

    @Test
    void theyLookRight(@TempDir Path data) throws Exception {
        Files.createDirectories(PICTURES);
        ServerCommand command = ServerCommand.on(data).withoutLimits();
        try (ServerProcess server = command.start();
                WebBrowser browser = new WebBrowser();
                WebPerson alice = browser.person()) {
            alice.becomeOwner(server, "alice", "Alice");
            for (String name : List.of("bob", "carol", "dave", "erin")) {
                TestMember.register(server.url().toString(), name, null).close();
            }
            assertThat(command.tell("admin", "state", "dave", "muted").waitFor())
                    .isZero();
            prepare(new RolesPages(alice.page(), server.url()));
            for (Look look : Look.all()) {
                try (WebPerson person = browser.person(look.options())) {
                    person.open(server.url().toString()).logIn("alice", WebPerson.PASSWORD);
                    var visit = new Visit(person, new RolesPages(person.page(), server.url()), look);
                    editor(visit);
                    members(visit);
                    view(visit);
                }
            }
        }
    }

    private static void prepare(RolesPages roles) {
        roles.openRoles().create("Helper");
        roles.page().locator("select[aria-label='Colour']").selectOption("gradient");
        roles.say("chat.manage", "Allow");
        roles.save();
        roles.openRole("Member");
        roles.goTo("random");
        roles.say("chat.send", "Deny");
        roles.save();
        roles.openMembers().button("Roles of bob").click();
        roles.dialog().getByLabel("Helper").check();
        roles.dialog().getByLabel("Moderator").check();
        roles.dialog().getByText("Save").click();
        assertThat(roles.dialog()).hasCount(0);
    }

    private static void editor(Visit visit) {
        RolesPages roles = visit.roles.openRoles();
        visit.shows("roles-list");
        roles.openRole("Helper");
        visit.shows("roles-role");
        roles.say("core.viewAs", "Allow");
        assertThat(roles.preview()).containsText("View as others");
        visit.shows("roles-unsaved");
        roles.button("Discard").click();
        roles.button("More for Helper").click();
        visit.shows("roles-menu");
        visit.person.page().keyboard().press("Escape");
        roles.goTo("random");
        assertThat(visit.person.page().getByText("Rules at random")).isVisible();
        visit.shows("roles-place");
        roles.button("What may they do?").click();
        assertThat(visit.person.page().locator("[data-allowed]")).isVisible();
        visit.shows("roles-why");
        roles.button("Close").click();
    }

    private static void members(Visit visit) {
        RolesPages roles = visit.roles.openMembers();
        visit.shows("members");
        roles.button("More for bob").click();
        visit.shows("members-menu");
        visit.person.page().keyboard().press("Escape");
        roles.button("Roles of carol").click();
        roles.dialog().getByLabel("Helper").check();
        assertThat(roles.preview()).containsText("Manage channels");
        visit.shows("members-assign");
        roles.button("Cancel").click();
        roles.choose("bob", "Hand on the server …");
        visit.shows("members-hand-on");
        roles.button("Cancel").click();
    }

    private static void view(Visit visit) {
        visit.roles.choose("carol", "View as this member");
        assertThat(visit.person.page().getByText("You see the server as carol does."))
                .isVisible();
        assertThat(visit.person.page().getByText("Whoever you look as can write here."))
                .isVisible();
        visit.shows("view-as");
        visit.person.button("End").click();
    }
}
