package dcts.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** Somebody at the pages of roles and members, who finds things by their names. */
record RolesPages(Page page, URI server) {
    RolesPages openRoles() {
        page.navigate(server + "/#/admin/pages/roles/roles");
        assertThat(page.locator(".roles-list")).isVisible();
        return this;
    }

    RolesPages openMembers() {
        page.navigate(server + "/#/admin/pages/roles/members");
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Members")))
                .isVisible();
        return this;
    }

    /** The part of the page that is about one role. */
    Locator openRole(String name) {
        link(name).click();
        Locator pane = page.getByRole(
                AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name).setExact(true));
        assertThat(pane).isVisible();
        return pane;
    }

    Locator link(String role) {
        return page.locator(".roles-link")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(role, new Page.GetByTextOptions().setExact(true))));
    }

    void create(String name) {
        button("New role").click();
        page.getByLabel("Name of the role").fill(name);
        button("Create").click();
        assertThat(page.getByRole(
                        AriaRole.ARTICLE,
                        new Page.GetByRoleOptions().setName(name).setExact(true)))
                .isVisible();
    }

    void goTo(String place) {
        page.locator(".roles-picker-button").click();
        page.getByRole(AriaRole.TREEITEM, new Page.GetByRoleOptions().setName(place))
                .click();
    }

    /** Chooses what is said about a permission, such as "Deny". */
    void say(String permission, String value) {
        row(permission)
                .getByText(value, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(radio(permission, value)).isChecked();
    }

    Locator radio(String permission, String value) {
        return row(permission).getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(value));
    }

    private Locator row(String permission) {
        return page.locator("[data-permission='" + permission + "']");
    }

    /** What saving would come to. */
    Locator preview() {
        return page.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("What this comes to"));
    }

    void save() {
        button("Save").click();
        assertThat(page.locator(".roles-bar")).hasCount(0);
    }

    void undo() {
        page.locator(".roles-undo")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.getByText("Undone.")).isVisible();
    }

    /** Takes an entry of the menu of a member or a role. */
    void choose(String whose, String entry) {
        button("More for " + whose).click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(entry).setExact(true))
                .click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }
}
