package dcts.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the directions of the house: which room may use which, and which library is fenced into which room. */
class ArchitectureTest {
    private static final JavaClasses HOST = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dcts.core");

    /** From the bottom up: each room may use those before it, never those after it. */
    private static final List<String> ORDER = List.of(
            "json",
            "config",
            "metrics",
            "limit",
            "event",
            "cache",
            "db",
            "audit",
            "setting",
            "identity",
            "permission",
            "http",
            "socket",
            "builtin",
            "plugin",
            "ops");

    /** Which rooms a library may be seen from. */
    private static final Map<String, List<String>> FENCES = Map.of(
            "com.fasterxml.jackson..", List.of("json", "config", "setting", "socket", "builtin", "ops"),
            "com.github.benmanes.caffeine..", List.of("cache"),
            "com.zaxxer.hikari..", List.of("db"),
            "liquibase..", List.of("db"),
            "org.mariadb..", List.of("db"),
            "io.prometheus..", List.of("metrics"),
            "org.bouncycastle..", List.of("identity"),
            "io.javalin..", List.of("http"),
            "org.pf4j..", List.of("plugin"));

    @TestFactory
    Stream<DynamicTest> roomsUseOnlyThoseBelow() {
        return ORDER.stream()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    String[] above = ORDER.subList(ORDER.indexOf(room) + 1, ORDER.size()).stream()
                            .map(later -> "dcts.core." + later + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage("dcts.core." + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above)
                            .allowEmptyShould(true)
                            .check(HOST);
                    noClasses()
                            .that()
                            .resideInAPackage("dcts.core." + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dcts.core")
                            .check(HOST);
                }));
    }

    @TestFactory
    Stream<DynamicTest> librariesStayInTheirRooms() {
        return FENCES.entrySet().stream()
                .map(fence -> DynamicTest.dynamicTest(fence.getKey(), () -> {
                    var outside = resideInAPackage("dcts.core..");
                    for (String room : fence.getValue()) {
                        outside = outside.and(resideOutsideOfPackage("dcts.core." + room + ".."));
                    }
                    noClasses()
                            .that(outside)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(fence.getKey())
                            .check(HOST);
                }));
    }

    @Test
    void everyRoomIsInTheOrder() {
        classes()
                .that()
                .resideInAPackage("dcts.core.*..")
                .should()
                .resideInAnyPackage(
                        ORDER.stream().map(room -> "dcts.core." + room).toArray(String[]::new))
                .check(HOST);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("dcts.core.(*)..").should().beFreeOfCycles().check(HOST);
    }

    @Test
    void jettyIsSeenFromHttpOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dcts.core.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(HOST);
    }

    @Test
    void sqlIsWrittenInStores() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and(not(resideInAPackage("dcts.core.db..")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.jdbi\\.v3\\.core\\.(Handle|statement\\..*)")
                .check(HOST);
    }

    @Test
    void clocksAndChanceComeByConstructor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dcts.core")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.InstantSource.class, "system")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(Thread.class, "ofPlatform")
                .orShould()
                .callMethod(Thread.class, "ofVirtual")
                .check(HOST);
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class)
                .check(HOST);
    }
}
