package dcts.core.db;

import java.nio.file.Path;

/** A process that migrates once and ends. */
final class MigrationMain {
    private MigrationMain() {}

    /** Arguments: root of the folder, address, account, password. */
    public static void main(String[] arguments) throws Exception {
        DatabaseAddress address = new DatabaseAddress(arguments[1], arguments[2], arguments[3], true);
        try (Database database = Database.open(address, 1)) {
            new MigrationFolder(Path.of(arguments[0])).run(new Migrations(database), "chat");
        }
    }
}
