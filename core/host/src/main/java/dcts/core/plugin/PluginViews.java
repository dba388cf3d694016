package dcts.core.plugin;

import dcts.core.builtin.EntryPoints;
import dcts.core.builtin.EntryPoints.EntryPoint;
import dcts.core.permission.PermissionService;
import dcts.core.plugin.Admission.FoundArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the owner is shown of plugins and archives. */
public final class PluginViews {
    private static final Pattern FIRST_WORD = Pattern.compile("[a-z]+ ");

    private final PluginHost host;
    private final Admission admission;
    private final EntryPoints points;
    private final PermissionService permissions;
    private final boolean installOverHttp;

    /**
     * What there is to be shown.
     *
     * @param installOverHttp whether archives may be sent by others than the console
     */
    public PluginViews(
            PluginHost host,
            Admission admission,
            EntryPoints points,
            PermissionService permissions,
            boolean installOverHttp) {
        this.permissions = permissions;
        this.host = host;
        this.admission = admission;
        this.points = points;
        this.installOverHttp = installOverHttp;
    }

    /**
     * All of them.
     *
     * @param undecided the plugin that decides who may do what, if everybody but the owner is refused because it does not run
     * @param found archives that were never admitted
     */
    record Plugins(
            boolean installOverHttp, @Nullable String undecided, List<PluginView> plugins, List<ArchiveView> found) {}

    record PluginView(
            String id,
            String name,
            String version,
            @Nullable String description,
            PluginStatus.State state,
            String reason,
            List<String> requires,
            List<String> dependants,
            List<Capabilities.View> capabilities,
            boolean shipped,
            @Nullable String previous,
            @Nullable Long changedAt,
            boolean ui,
            List<EntryPoint> entryPoints,
            @Nullable PluginUsage usage) {}

    record Uploaded(ArchiveView archive) {}

    record ArchiveView(
            String sha256,
            @Nullable String file,
            String id,
            String name,
            String version,
            @Nullable String description,
            List<String> requires,
            List<Capabilities.View> capabilities,
            List<String> newCapabilities,
            @Nullable String replaces,
            int size,
            List<String> faults) {}

    Plugins all() {
        FolderContent content = host.content();
        Map<String, PluginPlan.Found> found = content.found().stream()
                .collect(Collectors.toMap(PluginPlan.Found::id, Function.identity(), (first, second) -> first));
        Map<String, List<EntryPoint>> byOwner = points.all().stream().collect(Collectors.groupingBy(EntryPoint::owner));
        return new Plugins(
                installOverHttp,
                permissions.undecided() ? permissions.decidedBy().orElse(null) : null,
                host.statuses().stream()
                        .map(status -> plugin(
                                status,
                                Optional.ofNullable(found.get(status.id())),
                                Optional.ofNullable(content.origins().get(status.id())),
                                byOwner))
                        .toList(),
                admission.found().stream().map(this::foundArchive).toList());
    }

    private PluginView plugin(
            PluginStatus status,
            Optional<PluginPlan.Found> found,
            Optional<FolderContent.Origin> origin,
            Map<String, List<EntryPoint>> all) {
        Optional<Manifest> manifest = found.map(PluginPlan.Found::manifest);
        return new PluginView(
                status.id(),
                status.name(),
                status.version(),
                manifest.map(Manifest::description).orElse(null),
                status.state(),
                sentence(status.reason()),
                status.requires(),
                host.dependants(status.id()),
                Capabilities.views(manifest.map(Manifest::wanted).orElse(List.of())),
                origin.map(FolderContent.Origin::shipped).orElse(true),
                origin.map(FolderContent.Origin::previous).orElse(null),
                origin.map(FolderContent.Origin::changedAt).orElse(null),
                manifest.map(Manifest::wanted)
                        .filter(wanted -> wanted.contains(Capabilities.UI))
                        .isPresent(),
                all.getOrDefault(status.id(), List.of()),
                host.usage(status.id()).orElse(null));
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
                Capabilities.views(manifest.map(Manifest::wanted).orElse(List.of())),
                List.copyOf(added),
                manifest.flatMap(read -> host.version(read.id())).orElse(null),
                report.size(),
                report.faults().stream().map(PluginViews::sentence).toList());
    }

    /** Logs put reasons behind a colon; on a page they stand alone. Names of files and classes stay as they are. */
    private static String sentence(String reason) {
        return FIRST_WORD.matcher(reason).lookingAt()
                ? reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1)
                : reason;
    }
}
