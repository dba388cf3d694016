package dcts.core.db;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a migration file must look like, beyond what Liquibase demands. */
final class MigrationRules {
    private static final Pattern HEADER =
            Pattern.compile("\\A\\s*--\\s*liquibase formatted sql[^\\n]*\\n(?=\\s*--\\s*changeset\\s)");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile(
            "\\b(create|alter|drop|truncate|rename)\\s+(?:or\\s+replace\\s+)?table\\s+(if\\s+(?:not\\s+)?exists\\s+)?`?(\\w+)",
            Pattern.CASE_INSENSITIVE);

    private MigrationRules() {}

    /** Throws for the first rule that the file breaks. */
    static void check(String owner, String name, String text) {
        String file = "The migration file " + name + " of " + owner;
        if (!HEADER.matcher(text).find()) {
            throw new DatabaseException(file + " does not begin with the lines \"--liquibase formatted sql\" and"
                    + " \"--changeset " + owner + ":ID\". Add them.");
        }
        Matcher tables = TABLE.matcher(COMMENT.matcher(text).replaceAll(" "));
        while (tables.find()) {
            String table = tables.group(3);
            if (!table.startsWith(owner + "_")) {
                throw new DatabaseException(file + " touches the table " + table + ", but the tables of " + owner
                        + " begin with " + owner + "_. Rename it.");
            }
            if (tables.group(1).toLowerCase(Locale.ROOT).equals("create") && tables.group(2) == null) {
                throw new DatabaseException(file + " makes the table " + table
                        + " in a way that fails when it is run again. Write CREATE TABLE IF NOT EXISTS.");
            }
        }
    }

    static String withoutHeader(String text) {
        return HEADER.matcher(text).replaceFirst("");
    }
}
