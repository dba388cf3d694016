package dcts.core.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to use a data directory, held by one process at a time. It ends with {@link #close} or with the process. */
public final class DataDirectoryLock implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;

    private DataDirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Makes the directory where it is missing and takes the lock on {@code dcts.lock} in it.
     *
     * @throws DatabaseException if the directory cannot be made or written, or another server holds it
     */
    public static DataDirectoryLock acquire(Path directory) {
        try {
            Path real = Files.createDirectories(directory).toRealPath();
            return lock(real, real.resolve("dcts.lock"));
        } catch (IOException e) {
            throw new DatabaseException(
                    "The data directory " + directory.toAbsolutePath() + " cannot be written ("
                            + e.getClass().getSimpleName()
                            + "). Give it to the account that runs the server, or choose another with --data.",
                    e);
        }
    }

    /** The data directory, absolute and without symbolic links. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static DataDirectoryLock lock(Path directory, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw held(directory, channel);
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new DataDirectoryLock(directory, channel);
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static DatabaseException held(Path directory, FileChannel channel) throws IOException {
        ByteBuffer holder = ByteBuffer.allocate(20);
        channel.read(holder, 0);
        String pid = StandardCharsets.US_ASCII.decode(holder.flip()).toString();
        return new DatabaseException("The data directory " + directory + " is in use by another server (process " + pid
                + "). Stop that one, or choose another directory with --data.");
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock is gone either way: the system drops it with the file handle.
        }
    }
}
