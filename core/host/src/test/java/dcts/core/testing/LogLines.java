package dcts.core.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that anybody logs while this is open. */
public final class LogLines implements AutoCloseable {
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(Line.of(event));
        }
    };

    /**
     * One line.
     *
     * @param logger the full name of the class that logged
     * @param text the message; with {@code trace} all that a file would hold
     * @param trace what was thrown, with causes; empty if nothing was
     */
    public record Line(Level level, String logger, String text, String trace) {
        static Line of(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            return new Line(
                    event.getLevel(),
                    event.getLoggerName(),
                    event.getFormattedMessage(),
                    thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
        }

        /** Whether somebody should look at it. */
        public boolean alarming() {
            return level.isGreaterOrEqual(Level.WARN);
        }
    }

    public LogLines() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    /** All lines so far. */
    public List<Line> all() {
        return List.copyOf(lines);
    }

    /** The texts of warnings and errors so far. */
    public List<String> alarms() {
        return lines.stream().filter(Line::alarming).map(Line::text).toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
