package dcts.socketio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This library stays one: nobody else's types, Jetty in one package, no cycles. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dcts.socketio");

    @Test
    void knowsNothingOfTheRestOfTheProject() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "dcts.api..", "dcts.core..")
                .check(CLASSES);
    }

    @Test
    void jettyStaysInTheTransport() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dcts.socketio.transport")
                .and()
                .doNotHaveFullyQualifiedName(SocketIoServer.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void jettysCoreSessionStaysInOneClass() {
        noClasses()
                .that()
                .doNotHaveSimpleName("JettyLink")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty.websocket.core..", "org.eclipse.jetty.websocket.common..")
                .check(CLASSES);
    }

    @Test
    void jsonStaysOutOfTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage("dcts.socketio.engine", "dcts.socketio.transport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dcts.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
