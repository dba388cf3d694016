package dcts.core.testing;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts what a full collection leaves. */
public final class LiveObjects {
    private LiveObjects() {}

    /**
     * How many instances of a class are reachable, once it is as many as expected, or after ten seconds: what has just
     * been answered may still be on its way back through the threads.
     */
    public static int await(String className, int expected) {
        int count = count(className);
        for (int i = 0; i < 100 && count != expected; i++) {
            LockSupport.parkNanos(100_000_000);
            count = count(className);
        }
        return count;
    }

    /** How many instances of a class are reachable. */
    public static int count(String className) {
        try {
            Object histogram = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            Matcher line = Pattern.compile(
                            "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(\\s|$)")
                    .matcher(String.valueOf(histogram));
            return line.find() ? Integer.parseInt(line.group(1)) : 0;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
