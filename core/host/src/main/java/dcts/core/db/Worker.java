package dcts.core.db;

/** Something that works on a thread of its own. It is told to end first and waited for later, so that many end at once. */
public interface Worker extends AutoCloseable {
    /** Takes on nothing more and returns at once; what is at work comes to its end. Safe to call twice. */
    void shutdown();

    /** Shuts down and waits for its end, but only so long after the shutdown; then it interrupts what is at work. */
    @Override
    void close();
}
