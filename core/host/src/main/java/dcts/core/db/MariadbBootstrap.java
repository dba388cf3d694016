package dcts.core.db;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/**
 * Makes the system tables of a new server by the scripts that came with it. MariaDB's own shell script for this needs
 * tools that the small server packages leave out.
 */
record MariadbBootstrap(MariadbCommand command, MariadbHome home) {
    private static final int MOST_SECONDS = 120;

    /** Works in a draft directory, so that an interrupted first start leaves nothing half made behind. */
    void run() throws IOException, InterruptedException {
        Path draft = home.directory().resolve("data.new");
        DirectoryTree.delete(draft);
        Files.createDirectory(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Process process = MariadbProcess.builder(command.bootstrap(draft), home)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        feed(process);
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw MariadbProcess.failed(home, "could not make its system tables");
        }
        Files.move(draft, home.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void feed(Process process) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            // With a name here the script makes root an account of the local socket only, never one without password.
            in.write("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket='root';\n"
                    .getBytes(StandardCharsets.UTF_8));
            Files.copy(command.binary().script("system_tables.sql"), in);
            Files.copy(command.binary().script("system_tables_data.sql"), in);
        } catch (IOException serverDied) {
            // Its exit code and its log say why; a broken pipe would not.
            process.destroy();
        }
    }
}
