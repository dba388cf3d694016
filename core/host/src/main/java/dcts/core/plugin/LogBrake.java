package dcts.core.plugin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Leaves out of the log what threads of a plugin write beyond its {@link LogBudget}. */
final class LogBrake extends TurboFilter {
    /** Puts the brake into the log of this process, once. */
    static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            synchronized (logs) {
                if (logs.getTurboFilterList().stream().noneMatch(LogBrake.class::isInstance)) {
                    logs.addTurboFilter(new LogBrake());
                }
            }
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        boolean left = Thread.currentThread().getContextClassLoader() instanceof WalledClassLoader plugin
                && !plugin.log().take();
        return left ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
