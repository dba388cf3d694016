package dcts.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;

/** No package needs, over whatever way, a package that needs it. */
final class PackageCycles {

    private PackageCycles() {}

    static List<Violation> check(List<Path> classDirectories) {
        var classes = new ClassFileImporter().importPaths(classDirectories);
        var result = slices().matching("dcts.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(classes);
        return result.getFailureReport().getDetails().stream()
                .map(cycle -> new Violation("cycle", "", cycle))
                .toList();
    }
}
