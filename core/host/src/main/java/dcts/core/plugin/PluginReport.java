package dcts.core.plugin;

import dcts.core.plugin.FolderContent.Failure;
import dcts.core.plugin.PluginStatus.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells of each plugin what became of it. */
final class PluginReport {
    private final PluginPlan plan;
    private final Set<String> running;
    private final Map<Path, String> faults;
    private final Map<String, Failure> unreadable;

    PluginReport(PluginPlan plan, Set<String> running, Map<Path, String> faults, Map<String, Failure> unreadable) {
        this.plan = plan;
        this.running = running;
        this.faults = faults;
        this.unreadable = unreadable;
    }

    List<PluginStatus> statuses() {
        Map<String, PluginStatus> all = new TreeMap<>();
        Map<String, Failure> nameless = new TreeMap<>(unreadable);
        plan.failures().forEach((file, reason) -> nameless.put(file, new Failure("", reason)));
        nameless.forEach((file, failure) -> all.put(
                file, new PluginStatus(file, "", failure.version(), State.FAILED, failure.reason(), List.of())));
        plan.found().forEach(found -> all.put(found.id(), of(found)));
        return List.copyOf(all.values());
    }

    private PluginStatus of(PluginPlan.Found found) {
        String id = found.id();
        if (running.contains(id)) {
            return status(found, State.RUNNING, "");
        }
        if (plan.disabled().contains(id)) {
            return status(found, State.DISABLED, "");
        }
        String fault = faults.get(found.archive());
        if (fault != null) {
            return status(found, State.FAILED, fault);
        }
        String unfit = plan.failures().get(id);
        if (unfit != null) {
            return status(found, plan.waits(id) ? State.WAITING : State.FAILED, unfit);
        }
        List<String> missing = PluginPlan.required(found.manifest()).stream()
                .filter(required -> !running.contains(required))
                .toList();
        return status(
                found,
                State.WAITING,
                missing.isEmpty()
                        ? "the server was started with --safe"
                        : "it requires " + String.join(", ", missing) + ", which does not run");
    }

    private static PluginStatus status(PluginPlan.Found found, State state, String reason) {
        Manifest manifest = found.manifest();
        return new PluginStatus(
                found.id(), manifest.name(), manifest.version(), state, reason, PluginPlan.required(manifest));
    }
}
