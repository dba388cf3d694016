package dcts.core.db;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The migrations of an imaginary plugin, seen through a class loader of its own. */
record MigrationFolder(Path directory) {
    static MigrationFolder in(Path root) throws Exception {
        Files.createDirectories(root.resolve("migrations"));
        return new MigrationFolder(root);
    }

    /** A file with one change. */
    static String change(int id, String sql) {
        return "--liquibase formatted sql\n--changeset chat:" + id + "\n" + sql + "\n";
    }

    MigrationFolder write(String name, String text) throws Exception {
        Files.writeString(directory.resolve("migrations").resolve(name), text);
        return this;
    }

    MigrationFolder delete(String name) throws Exception {
        Files.delete(directory.resolve("migrations").resolve(name));
        return this;
    }

    int run(Migrations migrations, String owner) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            return migrations.run(new MigrationSource(owner, loader, "migrations"));
        }
    }
}
