package dcts.api;

import java.util.List;

/** What the host itself asks and tells plugins about. */
public final class CoreEvents {
    private static final String ACCOUNTS = "accounts.read";
    private static final String SERVER = "server.read";

    /** Somebody registers. */
    public static final BeforeEvent<NewAccount> ACCOUNT_CREATING =
            new BeforeEvent<>("core.account.creating", NewAccount.class, ACCOUNTS);
    /** Somebody has registered. */
    public static final AfterEvent<AccountOf> ACCOUNT_CREATED =
            new AfterEvent<>("core.account.created", AccountOf.class, ACCOUNTS);
    /** A member, who has proved who he is, logs in. */
    public static final BeforeEvent<LogIn> SESSION_OPENING =
            new BeforeEvent<>("core.session.opening", LogIn.class, ACCOUNTS);
    /** A member has logged in. */
    public static final AfterEvent<LogIn> SESSION_OPENED =
            new AfterEvent<>("core.session.opened", LogIn.class, ACCOUNTS);
    /** A member logs out. A refusal keeps him logged in. */
    public static final BeforeEvent<AccountOf> SESSION_CLOSING =
            new BeforeEvent<>("core.session.closing", AccountOf.class, ACCOUNTS);
    /** A member has logged out. */
    public static final AfterEvent<AccountOf> SESSION_CLOSED =
            new AfterEvent<>("core.session.closed", AccountOf.class, ACCOUNTS);
    /** The state of an account changes. */
    public static final BeforeEvent<NewState> STATE_CHANGING =
            new BeforeEvent<>("core.state.changing", NewState.class, ACCOUNTS);
    /** The state of an account has changed. */
    public static final AfterEvent<NewState> STATE_CHANGED =
            new AfterEvent<>("core.state.changed", NewState.class, ACCOUNTS);
    /** The server changes its owner. */
    public static final BeforeEvent<NewOwner> OWNER_CHANGING =
            new BeforeEvent<>("core.owner.changing", NewOwner.class, ACCOUNTS);
    /** The server has changed its owner. */
    public static final AfterEvent<NewOwner> OWNER_CHANGED =
            new AfterEvent<>("core.owner.changed", NewOwner.class, ACCOUNTS);
    /** The owner switches, installs or removes a plugin. */
    public static final BeforeEvent<PluginChange> PLUGIN_CHANGING =
            new BeforeEvent<>("core.plugin.changing", PluginChange.class, SERVER);
    /** The owner has switched, installed or removed a plugin. */
    public static final AfterEvent<PluginChange> PLUGIN_CHANGED =
            new AfterEvent<>("core.plugin.changed", PluginChange.class, SERVER);
    /** The owner changes settings. */
    public static final BeforeEvent<SettingsChange> SETTINGS_CHANGING =
            new BeforeEvent<>("core.settings.changing", SettingsChange.class, SERVER);
    /** The owner has changed settings. */
    public static final AfterEvent<SettingsChange> SETTINGS_CHANGED =
            new AfterEvent<>("core.settings.changed", SettingsChange.class, SERVER);

    /** The owner is about to go back to the declared defaults of permissions. */
    public static final BeforeEvent<PermissionsChange> PERMISSIONS_CHANGING =
            new BeforeEvent<>("core.permissions.changing", PermissionsChange.class, SERVER);
    /** The declared defaults of permissions hold again. */
    public static final AfterEvent<PermissionsChange> PERMISSIONS_CHANGED =
            new AfterEvent<>("core.permissions.changed", PermissionsChange.class, SERVER);

    /** Places are gone for good, and so should be what is kept about them. It may be told more than once. */
    public static final AfterEvent<PlacesGone> PLACES_GONE =
            new AfterEvent<>("core.places.gone", PlacesGone.class, SERVER);

    private CoreEvents() {}

    /**
     * An account that is about to be made; a handler may replace the display name.
     *
     * @param method {@code password}, or the id of the plugin that lets in
     */
    public record NewAccount(String loginName, String displayName, String method) {}

    /** An account. */
    public record AccountOf(Caller account) {}

    /**
     * A log-in.
     *
     * @param method {@code password}, or the id of the plugin that lets in
     */
    public record LogIn(Caller account, String method) {}

    /** How an account will stand from now on. */
    public record NewState(String loginName, MemberState state) {}

    /** The next owner. */
    public record NewOwner(String loginName) {}

    /**
     * A change of a plugin.
     *
     * @param what {@code enable}, {@code disable}, {@code install}, {@code upgrade}, {@code rollback} or {@code remove}
     */
    public record PluginChange(String pluginId, String what) {}

    /**
     * A change of who decides about permissions.
     *
     * @param pluginId the plugin that decided before
     */
    public record PermissionsChange(String pluginId) {}

    /** All places that went with one change; of each the last part of its path names it. */
    public record PlacesGone(List<Scope> places) {}

    /** A change of the settings of a plugin. */
    public record SettingsChange(String pluginId) {}
}
