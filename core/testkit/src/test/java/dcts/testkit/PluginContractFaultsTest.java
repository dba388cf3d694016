package dcts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dcts.core.testing.TestPlugin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract passes a plugin that keeps it and catches those that do not. */
class PluginContractFaultsTest {
    private static final String CLASSES = "dcts.testkit.classes";

    @TempDir
    Path folder;

    /** What an author writes; run here by hand, once for each plugin. */
    static final class Subject extends PluginContractTest {}

    @AfterEach
    void forget() {
        System.clearProperty(CLASSES);
        System.getProperties().remove("dcts.testkit.leaked");
    }

    @Test
    void aPluginThatKeepsItPasses() {
        assertThat(faults(TestPlugin.named("good")
                        .manifest("capabilities", List.of("db.tables", "http.routes"))
                        .resource("migrations/0001-good.sql", """
                            --liquibase formatted sql

                            --changeset good:words
                            create table if not exists good_word (id bigint not null primary key);
                            """)
                        .starting("""
                            context.jdbi();
                            context.declare(USE);
                            context.on(request("good.echo"), (caller, in) -> new Out(in.text()));
                            context.on(new SocketRequest<>("good.use", In.class, Out.class, Access.holders(USE), OFTEN,
                                Effect.reads()), (caller, in) -> new Out(in.text()));
                            context.on(new SocketRequest<>("good.useHere", Many.class, Out.class, Access.atObject(USE), OFTEN,
                                Effect.reads()), (caller, in) -> {
                                    context.permissions().require(caller, USE, Scope.SERVER);
                                    return new Out(in.one().text());
                                });
                            context.on(new HttpRoute<>(HttpRoute.Method.POST, "/api/good/echo", In.class,
                                Access.member(), OFTEN, Effect.reads()), (call, in) -> HttpReply.data(new Out(in.text())));
                            """, """
                            enum Kind { OPEN, SECRET }
                            public record Many(In one, @Items(max = 3) List<In> more, @Range(min = -2, max = 9) int number,
                                @org.jspecify.annotations.Nullable @Range(min = 0, max = Long.MAX_VALUE) Long since, Id id,
                                Kind kind, boolean yes, @Items(max = 2) @Text(min = 0, max = 9) List<String> words) {}
                            static final Permission USE = new Permission("good.use", Holder.MEMBER);
                            """)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                context.on(new SocketRequest<>("forgets.use", In.class, Out.class, Access.atObject(USE), OFTEN, Effect.reads()),
                    (caller, in) -> new Out(in.text()));
                """, """
                context.on(new HttpRoute<>(HttpRoute.Method.POST, "/api/forgets/use", In.class, Access.atObject(USE), OFTEN,
                    Effect.reads()), (call, in) -> HttpReply.data(new Out(in.text())));
                """})
    void whoForgetsToAskForAPermissionIsCaught(String registering) {
        assertThat(faults(
                        TestPlugin.named("forgets")
                                .manifest("capabilities", List.of("http.routes"))
                                .starting("context.declare(USE);" + registering, """
                                    static final Permission USE = new Permission("forgets.use", Holder.MEMBER);
                                    """),
                        "whoLacksThePermissionIsRefused"))
                .contains("without forgets.use")
                .contains("\"ok\"");
    }

    /** A record that looks at one field before the host has looked at the next. */
    @Test
    void whoRefusesRubbishInOtherWordsIsCaught() {
        assertThat(faults(bare("murmurs").starting("""
                            context.on(new SocketRequest<>("murmurs.look", Look.class, Out.class, Access.member(), OFTEN,
                                Effect.reads()), (caller, in) -> new Out(in.text()));
                            """, """
                            public record Named(@Text(max = 9) String name) {
                                public Named {
                                    throw ApiException.notFound();
                                }
                            }
                            public record Look(Named named, @Text(max = 9) String text) {}
                            """), "whatCannotFitIsRefusedAsInvalid"))
                .contains("murmurs.look")
                .contains("\"not_found\"");
    }

    @Test
    void aCapabilityThatIsNeverUsedIsCaught() {
        assertThat(faults(
                        TestPlugin.echo("greedy").manifest("capabilities", List.of("files")),
                        "itsManifestTellsTheTruth"))
                .contains("asked for and never used");
    }

    @Test
    void whatIsUsedWithoutAskingIsCaught() {
        assertThat(faults(
                        bare("calls").starting("java.net.http.HttpClient.newHttpClient().close();"),
                        "itsManifestTellsTheTruth"))
                .contains("used and not asked for")
                .contains("http.client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.net.Socket",
                "java.net.URLConnection",
                "java.net.HttpURLConnection",
                "java.nio.channels.SocketChannel"
            })
    void whateverReachesOutIsAClient(String type) {
        assertThat(faults(bare("calls").starting(type + ".class.getName();"), "itsManifestTellsTheTruth"))
                .contains("used and not asked for")
                .contains("http.client");
    }

    @Test
    void whatOnlySoundsLikeAClientIsNone() {
        assertThat(faults(
                        bare("waits").starting("java.net.SocketTimeoutException.class.getName();"),
                        "itsManifestTellsTheTruth"))
                .isEmpty();
    }

    @Test
    void toNameAnEventIsNotToHandleIt() {
        String names = """
                context.on(new SocketRequest<>("names.in", In.class, Out.class, Access.member(), OFTEN,
                    Effect.changes(CoreEvents.SESSION_OPENING, CoreEvents.SESSION_OPENED)),
                    (caller, in) -> new Out(in.text()));
                """;
        assertThat(faults(bare("names").starting(names), "itsManifestTellsTheTruth"))
                .isEmpty();
        assertThat(faults(
                        TestPlugin.named("names")
                                .manifest("capabilities", List.of("accounts.read"))
                                .starting(names),
                        "itsManifestTellsTheTruth"))
                .contains("asked for and never used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "context.after(CoreEvents.SESSION_OPENED, opened -> {});",
                "context.after(event, opened -> {});",
                "context.before(CoreEvents.ACCOUNT_CREATING, FailMode.OPEN, account -> Verdict.allow());"
            })
    void whoHandlesAnEventMayAskForItsCapability(String statement) {
        assertThat(faults(
                        TestPlugin.named("hears")
                                .manifest("capabilities", List.of("accounts.read"))
                                .starting(statement, """
                                    private final AfterEvent<CoreEvents.LogIn> event = CoreEvents.SESSION_OPENED;
                                    """),
                        "itsManifestTellsTheTruth"))
                .isEmpty();
    }

    @Test
    void aClassLoaderThatStaysIsCaught() {
        assertThat(faults(
                        bare("stays").starting("System.getProperties().put(\"dcts.testkit.leaked\", getClass());"),
                        "itEndsAndNothingOfItIsLeft"))
                .contains("class loaders");
    }

    @Test
    void aRequestThatThrowsIsCaught() {
        assertThat(faults(bare("falls").starting("""
                            context.on(request("falls.number"), (caller, in) -> new Out("" + Integer.parseInt(in.text())));
                            """), "rubbishOverTheSocketIsAnsweredOnceAndByAKnownCode"))
                .contains("falls.number")
                .contains("internal");
    }

    @Test
    void aRouteThatThrowsIsCaught() {
        assertThat(faults(
                        TestPlugin.named("slips")
                                .manifest("capabilities", List.of("http.routes"))
                                .starting("""
                            context.on(new HttpRoute<>(HttpRoute.Method.POST, "/api/slips/number", In.class, Access.member(),
                                OFTEN, Effect.reads()), (call, in) -> HttpReply.data(new Out("" + Integer.parseInt(in.text()))));
                            """),
                        "rubbishOverHttpIsAnsweredByAKnownCode"))
                .contains("/api/slips/number");
    }

    @Test
    void aMigrationThatAddsTwiceIsCaught() {
        assertThat(faults(
                        TestPlugin.named("twice")
                                .manifest("capabilities", List.of("db.tables"))
                                .resource("migrations/0001-twice.sql", """
                                    --liquibase formatted sql

                                    --changeset twice:words
                                    create table if not exists twice_word (word varchar(9) not null);
                                    insert into twice_word values ('first');
                                    """),
                        "itsMigrationsChangeNothingTheSecondTime"))
                .contains("twice_word 2");
    }

    @Test
    void aPluginThatDoesNotStartIsNamedWithItsReason() {
        assertThat(faults(
                        bare("broken").starting("throw new IllegalStateException(\"no luck today\");"),
                        "itLoadsAndSaysNothingAlarming"))
                .contains("the plugin broken is failed")
                .contains("no luck today");
    }

    private static TestPlugin bare(String id) {
        return TestPlugin.named(id).manifest("capabilities", List.of());
    }

    private String faults(TestPlugin plugin, String method) {
        return run(plugin, selectMethod(Subject.class, method));
    }

    private String faults(TestPlugin plugin) {
        return run(plugin, selectClass(Subject.class));
    }

    /** What the contract complains of; empty if all is well. */
    private String run(TestPlugin plugin, DiscoverySelector what) {
        Path jar = plugin.pack(folder.resolve("subject.jar"));
        System.setProperty(CLASSES, jar + ".classes");
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(what)
                                .build(),
                        listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isPositive();
        var text = new StringBuilder();
        listener.getSummary()
                .getFailures()
                .forEach(failure -> text.append(failure.getTestIdentifier().getDisplayName())
                        .append(": ")
                        .append(failure.getException())
                        .append('\n'));
        return text.toString();
    }
}
