package dcts.core.db;

/**
 * Where the migrations of one owner are.
 *
 * @param owner {@code core} or the id of a plugin: small letters and digits, at most 32; its tables begin with
 *     {@code <owner>_}
 * @param loader has the files; it is read once and not kept
 * @param folder holds {@code *.sql} files in Liquibase's formatted SQL, run in the order of their names
 */
public record MigrationSource(String owner, ClassLoader loader, String folder) {}
