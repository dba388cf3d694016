package dcts.core.plugin;

/** The capabilities that the host itself gives; others are of the plugins that give them. */
final class Capabilities {
    static final String TABLES = "db.tables";
    static final String FILES = "files";
    static final String UI = "ui";
    static final String LOGIN_METHOD = "login.method";

    private Capabilities() {}
}
