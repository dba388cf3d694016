package dcts.whole;

import java.util.Map;

/** The Maven repository that this build fills. A build that a test starts finds there what a plugin needs, without a network. */
final class LocalRepository {
    private LocalRepository() {}

    /** For the process that starts Maven. */
    static Map<String, String> environment() {
        // Surefire says where it is.
        String place = System.getProperty("localRepository", "");
        return place.isEmpty() ? Map.of() : Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + place);
    }
}
