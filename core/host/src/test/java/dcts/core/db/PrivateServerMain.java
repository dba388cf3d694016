package dcts.core.db;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;

/** A process that runs a private database until it is killed. Says so on its output when the server answers. */
final class PrivateServerMain {
    static final String READY = "private-server-ready";

    private PrivateServerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataDirectoryLock lock = DataDirectoryLock.acquire(Path.of(arguments[0]));
        PrivateDatabase.start(lock, PrivateDatabaseOptions.defaults(new SecureRandom()), sentence -> {});
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write((READY + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            new CountDownLatch(1).await();
        }
    }
}
