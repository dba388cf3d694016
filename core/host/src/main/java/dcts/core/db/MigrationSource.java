package dcts.core.db;

import java.util.regex.Pattern;

/**
 * Where the migrations of one owner are: {@code *.sql} files in one folder, each in Liquibase's formatted SQL, taken in
 * the order of their names.
 *
 * <pre>{@code
 * --liquibase formatted sql
 * --changeset chat:1
 * CREATE TABLE IF NOT EXISTS chat_note (id BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL);
 * }</pre>
 *
 * <p>The server may be killed between two statements, so each must bear being run again: {@code IF NOT EXISTS}
 * everywhere MariaDB has it. A change is known by {@code author:id} alone and is never edited once it was published.
 *
 * @param owner {@code core} or the id of a plugin: a small letter, then small letters and digits, at most 32; all its
 *     tables begin with {@code <owner>_}, and {@code <owner>_migration} is where the changes that ran are noted
 * @param loader has the files; it is read once and not kept
 * @param folder such as {@code migrations}; of several folders of this name the loader's first is meant
 */
public record MigrationSource(String owner, ClassLoader loader, String folder) {
    private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9]{0,31}");

    public MigrationSource {
        if (!OWNER.matcher(owner).matches()) {
            throw new IllegalArgumentException(
                    "owner is not a small letter followed by small letters and digits: " + owner);
        }
    }
}
