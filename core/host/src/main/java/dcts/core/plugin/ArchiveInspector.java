package dcts.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/** Looks at archives that nobody vouches for, and remembers what it saw of the last few. Thread-safe. */
final class ArchiveInspector {
    private static final int REMEMBERED = 1_000;
    private static final int MOST_FAULTS = 20;
    private static final String JAR_MANIFEST = "META-INF/MANIFEST.MF";

    private final ManifestReader manifests = new ManifestReader();
    private final BiPredicate<String, String> fits;
    private final Map<String, ArchiveReport> reports = new LinkedHashMap<>();

    /** An inspector that asks whether a version is in a range. */
    ArchiveInspector(BiPredicate<String, String> fits) {
        this.fits = fits;
    }

    /** What was seen of an archive before, if it is remembered. */
    synchronized Optional<ArchiveReport> known(String sha256) {
        return Optional.ofNullable(reports.get(sha256));
    }

    synchronized ArchiveReport inspect(ArchiveContent archive) {
        ArchiveReport known = reports.get(archive.sha256());
        if (known == null) {
            known = new Look().at(archive);
            reports.put(archive.sha256(), known);
            if (reports.size() > REMEMBERED) {
                reports.remove(reports.keySet().iterator().next());
            }
        }
        return known;
    }

    /** One look at one archive. */
    private final class Look {
        private final List<String> faults = new ArrayList<>();
        private final Set<String> names = new TreeSet<>();
        private final ClassInspection classes = new ClassInspection();
        private byte @Nullable [] manifest;

        ArchiveReport at(ArchiveContent archive) {
            Optional<Manifest> read = Optional.empty();
            try {
                new ArchiveReader(archive.bytes(), ArchiveLimits.USUAL).read(this::see);
                faults.addAll(classes.faults());
                read = Optional.of(readManifest());
                checkManifest(read.get());
            } catch (PluginException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
            return new ArchiveReport(
                    archive.sha256(),
                    archive.size(),
                    read,
                    faults.stream().limit(MOST_FAULTS).toList());
        }

        private void see(String name, byte[] content) {
            names.add(name);
            classes.look(name, content);
            if (name.equals(Manifest.FILE)) {
                manifest = content;
            } else if (name.equalsIgnoreCase(JAR_MANIFEST)) {
                checkClassPath(content);
            }
        }

        /** With a class path of its own it would load from files that nobody has looked at. */
        private void checkClassPath(byte[] content) {
            try {
                var read = new java.util.jar.Manifest(new ByteArrayInputStream(content));
                if (read.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH)) {
                    faults.add("its META-INF/MANIFEST.MF names a Class-Path outside of the archive");
                }
            } catch (IOException e) {
                faults.add("its META-INF/MANIFEST.MF cannot be read");
            }
        }

        private Manifest readManifest() {
            if (manifest == null) {
                throw ManifestReader.missing();
            }
            return manifests.parse(manifest);
        }

        private void checkManifest(Manifest read) {
            PluginPlan.unfitness(read, fits).ifPresent(faults::add);
            if (!names.contains(read.mainClass().replace('.', '/') + ".class")) {
                faults.add("its class " + read.mainClass() + " is not in it");
            }
        }
    }
}
