package dcts.socketio.engine;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** For properties with many more tries than a usual build has time for: {@code ./dcts test --long}, or {@code -Dlong}. */
final class OnlyInLongRuns implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return Boolean.getBoolean("long") ? SkipResult.doNotSkip() : SkipResult.skip("only with --long");
    }
}
