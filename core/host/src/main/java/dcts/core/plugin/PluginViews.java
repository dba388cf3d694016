package dcts.core.plugin;

import dcts.core.plugin.Admission.FoundArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the owner is shown of plugins and archives. */
final class PluginViews {
    private final PluginHost host;
    private final Admission admission;
    private final boolean installOverHttp;

    PluginViews(PluginHost host, Admission admission, boolean installOverHttp) {
        this.host = host;
        this.admission = admission;
        this.installOverHttp = installOverHttp;
    }

    record Plugins(boolean installOverHttp, List<PluginView> plugins, List<ArchiveView> found) {}

    record PluginView(
            String id,
            String name,
            String version,
            @Nullable String description,
            PluginStatus.State state,
            String reason,
            List<String> requires,
            List<String> dependants,
            List<CapabilityMeanings.View> capabilities,
            boolean shipped,
            @Nullable String previous,
            @Nullable Long changedAt,
            boolean ui,
            List<EntryPointView> entryPoints) {}

    /** Something that others can call or hear. */
    record EntryPointView(
            String kind,
            String name,
            String access,
            @Nullable String limit) {}

    record Uploaded(ArchiveView archive) {}

    record ArchiveView(
            String sha256,
            @Nullable String file,
            String id,
            String name,
            String version,
            @Nullable String description,
            List<String> requires,
            List<CapabilityMeanings.View> capabilities,
            List<String> newCapabilities,
            @Nullable String replaces,
            int size,
            List<String> faults) {}

    Plugins all() {
        FolderContent content = host.content();
        Map<String, PluginPlan.Found> found = content.found().stream()
                .collect(Collectors.toMap(PluginPlan.Found::id, Function.identity(), (first, second) -> first));
        return new Plugins(
                installOverHttp,
                host.statuses().stream()
                        .map(status -> plugin(
                                status,
                                Optional.ofNullable(found.get(status.id())),
                                Optional.ofNullable(content.origins().get(status.id()))))
                        .toList(),
                admission.found().stream().map(this::foundArchive).toList());
    }

    private PluginView plugin(
            PluginStatus status, Optional<PluginPlan.Found> found, Optional<FolderContent.Origin> origin) {
        Optional<Manifest> manifest = found.map(PluginPlan.Found::manifest);
        return new PluginView(
                status.id(),
                status.name(),
                status.version(),
                manifest.map(Manifest::description).orElse(null),
                status.state(),
                status.reason(),
                status.requires(),
                host.dependants(status.id()),
                CapabilityMeanings.views(manifest.map(Manifest::wanted).orElse(List.of())),
                origin.map(FolderContent.Origin::shipped).orElse(true),
                origin.map(FolderContent.Origin::previous).orElse(null),
                origin.map(FolderContent.Origin::changedAt).orElse(null),
                found.map(PluginPlan.Found::archive)
                        .filter(ManifestReader::hasUi)
                        .isPresent(),
                List.of());
    }

    Uploaded uploaded(ArchiveReport report) {
        return new Uploaded(archive(null, report));
    }

    private ArchiveView foundArchive(FoundArchive found) {
        return archive(found.file(), found.report());
    }

    private ArchiveView archive(@Nullable String file, ArchiveReport report) {
        Optional<Manifest> manifest = report.manifest();
        Optional<Manifest> old = manifest.flatMap(read -> host.manifest(read.id()));
        List<String> added = new ArrayList<>(manifest.map(Manifest::wanted).orElse(List.of()));
        added.removeAll(old.map(Manifest::wanted).orElse(List.of()));
        return new ArchiveView(
                report.sha256(),
                file,
                manifest.map(Manifest::id).orElse(""),
                manifest.map(Manifest::name).orElse(""),
                manifest.map(Manifest::version).orElse(""),
                manifest.map(Manifest::description).orElse(null),
                manifest.map(PluginPlan::required).orElse(List.of()),
                CapabilityMeanings.views(manifest.map(Manifest::wanted).orElse(List.of())),
                List.copyOf(added),
                manifest.flatMap(read -> host.version(read.id())).orElse(null),
                report.size(),
                report.faults());
    }
}
