package dcts.core.plugin;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.AppendTable;
import dcts.api.AppendWriter;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Stamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plugin's table, whose code runs on the writer's thread and is timed there like all of the plugin's. */
record WorkedTable<D, R>(AppendTable<D, R> table, PluginWork work) implements AppendTable<D, R> {
    @Override
    public String name() {
        return table.name();
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public Id counter(D draft) {
        return work.call(name(), PluginWork.HANDLER, () -> table.counter(draft));
    }

    @Override
    public R row(D draft, Stamp stamp) {
        return work.call(name(), PluginWork.HANDLER, () -> table.row(draft, stamp));
    }

    @Override
    public List<@Nullable Object> values(R row) {
        return work.call(name(), PluginWork.HANDLER, () -> table.values(row));
    }

    @Override
    public String uniqueKey(D draft) {
        return work.call(name(), PluginWork.HANDLER, () -> table.uniqueKey(draft));
    }

    @Override
    public Map<String, R> existing(Collection<D> drafts) {
        return work.call(name(), PluginWork.HANDLER, () -> table.existing(drafts));
    }

    @Override
    public Map<Id, Head> heads() {
        return table.heads(); // at the start, which is timed as a whole
    }

    @Override
    public Optional<Id> lastId() {
        return table.lastId();
    }

    /** A writer whose outcomes, which all plugins hear on one thread, are timed as well. */
    static <D, R> AppendWriter<D, R> outcomes(AppendWriter<D, R> writer, PluginWork work) {
        return new AppendWriter<>() {
            @Override
            public void append(D draft, AppendOutcome<R> outcome) {
                writer.append(draft, new Worked<>(outcome, work));
            }

            @Override
            public Head head(Id counter) {
                return writer.head(counter);
            }
        };
    }

    private record Worked<R>(AppendOutcome<R> outcome, PluginWork work) implements AppendOutcome<R> {
        private static final String WHAT = "an outcome";

        @Override
        public void stored(R row) {
            work.run(WHAT, PluginWork.HANDLER, () -> outcome.stored(row));
        }

        @Override
        public void duplicate(R existing) {
            work.run(WHAT, PluginWork.HANDLER, () -> outcome.duplicate(existing));
        }

        @Override
        public void failed(ApiException reason) {
            work.run(WHAT, PluginWork.HANDLER, () -> outcome.failed(reason));
        }
    }
}
