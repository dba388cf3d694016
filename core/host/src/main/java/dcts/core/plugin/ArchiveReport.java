package dcts.core.plugin;

import java.util.List;
import java.util.Optional;

/**
 * What an archive is, found out without running any of it.
 *
 * @param sha256 its fingerprint
 * @param size bytes
 * @param manifest empty if it has none that can be read
 * @param faults why it cannot be installed, each a sentence; empty if it can
 */
record ArchiveReport(String sha256, int size, Optional<Manifest> manifest, List<String> faults) {}
