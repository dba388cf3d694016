package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How plugins take part in what the core and other plugins do. */
class PluginsTogetherTest extends PluginPlay {
    @Test
    void pluginsAreAskedBeforeTheCoreActsAndToldAfterIt() throws IOException {
        start(TestPlugin.named("guard").starting("""
            List<String> heard = Collections.synchronizedList(new ArrayList<>());
            context.before(CoreEvents.ACCOUNT_CREATING, FailMode.CLOSED, account -> account.loginName().startsWith("evil")
                ? Verdict.refuse(ApiException.of("guard.evil", 403))
                : Verdict.replace(new CoreEvents.NewAccount(account.loginName(), "Dear " + account.displayName(), account.method())));
            context.before(CoreEvents.SESSION_OPENING, FailMode.CLOSED, logIn -> logIn.account().loginName().equals("locked")
                ? Verdict.refuse(ApiException.of("guard.locked", 403)) : Verdict.allow());
            context.after(CoreEvents.ACCOUNT_CREATED, account -> heard.add(account.account().loginName()));
            context.after(CoreEvents.SESSION_CLOSED, account -> heard.add("left " + account.account().loginName()));
            context.on(request("guard.heard"), (caller, in) -> new Out(heard.contains(in.text()) ? "yes" : "no"));
            """));
        var api = new TestApi(host.url());
        assertThat(register(api, "evil1").code()).isEqualTo("guard.evil");
        assertThat(register(api, "evil1").status()).isEqualTo(403);
        assertThat(register(api, "locked").code()).isEqualTo("guard.locked");
        String token = register(api, "good").data().get("token").textValue();
        var bearer = Map.of("Authorization", "Bearer " + token);
        assertThat(api.get("/api/sessions/current", bearer).data().at("/session/displayName"))
                .hasToString("\"Dear good\"");
        awaitAnswer("guard.heard", "good", "yes");
        assertThat(ask("guard.heard", "evil1")).isEqualTo("no");
        assertThat(api.send("DELETE", "/api/sessions/current", "", bearer).status())
                .isEqualTo(200);
        awaitAnswer("guard.heard", "left good", "yes");
    }

    @Test
    void anEntryPointWhoseEventsNobodyDeclaresDoesNotStart() throws IOException {
        leaks.expect("does not run");
        start(TestPlugin.named("mute").starting("""
            context.on(new SocketRequest<>("mute.do", In.class, Out.class, Access.member(), OFTEN, Effect.changes(
                new BeforeEvent<>("mute.doing", In.class), new AfterEvent<>("mute.done", In.class))),
                (caller, in) -> new Out(""));
            """));
        assertThat(status("mute").reason()).contains("says that it fires mute.doing, which nobody declares");
    }

    private static final String KEEPER_API = """
            package dcts.keeper.api;
            import dcts.api.*;
            public final class Keeper {
                public record Line(Id id, String text) {}
                public static final Journal<Line> LINES = new Journal<>("keeper.lines", Line.class, "lines.read");
                public interface Counting { int count(String text); }
            }
            """;

    @Test
    void aFollowerMissesNothingAndPicksUpWhereItWas() throws IOException {
        Path all = Files.createDirectories(folder.resolve("plugins"));
        Path keeper = TestPlugin.named("keeper")
                .source("dcts.keeper.api.Keeper", KEEPER_API)
                .starting(
                        """
                    List<Journal.Entry<dcts.keeper.api.Keeper.Line>> lines = LINES;
                    Runnable wake = context.keeps(dcts.keeper.api.Keeper.LINES, (after, limit) -> lines.stream()
                        .filter(entry -> entry.id().value() > after).limit(limit).toList());
                    context.on(request("keeper.add"), (caller, in) -> {
                        Id id = context.newId();
                        lines.add(new Journal.Entry<>(id, new dcts.keeper.api.Keeper.Line(id, in.text())));
                        wake.run();
                        return new Out("");
                    });
                    context.provide(dcts.keeper.api.Keeper.Counting.class, text -> (int) lines.stream()
                        .filter(entry -> entry.row().text().equals(text)).count());
                    """,
                        "private static final List<Journal.Entry<dcts.keeper.api.Keeper.Line>> LINES =\n                        new java.util.concurrent.CopyOnWriteArrayList<>();")
                .pack(all.resolve("keeper.jar"));
        follower("begin", "BEGINNING", keeper).pack(all.resolve("begin.jar"));
        follower("late", "END", keeper).pack(all.resolve("late.jar"));
        TestPlugin.named("blind")
                .manifest("capabilities", null)
                .requiring("keeper", keeper)
                .starting("context.follow(dcts.keeper.api.Keeper.LINES, Journal.Start.END, lines -> {});")
                .pack(all.resolve("blind.jar"));
        leaks.expect("The plugin blind does not run");
        leaks.expect("begin failed over keeper.lines; the rows come again.");
        host = TestHost.start(folder);
        member = joined(host.join("member"));
        assertThat(status("blind").reason()).contains("needs the capability lines.read");
        for (int i = 0; i < 250; i++) {
            ask("keeper.add", "a" + i);
        }
        awaitAnswer("begin.heard", "x", "250 a249 true");
        awaitAnswer("late.heard", "x", "250 a249 true");
        assertThat(ask("begin.count", "a7")).isEqualTo("1");

        ask("begin.fail", "x");
        ask("keeper.add", "b");
        awaitAnswer("begin.heard", "x", "251 b true"); // comes again after the failure

        host = switched("late", "disable");
        ask("keeper.add", "while away");
        host = switched("late", "enable");
        awaitAnswer("late.heard", "x", "1 while away true");
    }

    private static TestPlugin follower(String id, String start, Path keeper) {
        return TestPlugin.named(id)
                .requiring("keeper", keeper)
                .manifest("capabilities", List.of("lines.read"))
                .starting("""
                    List<dcts.keeper.api.Keeper.Line> heard = Collections.synchronizedList(new ArrayList<>());
                    var fail = new java.util.concurrent.atomic.AtomicBoolean();
                    context.follow(dcts.keeper.api.Keeper.LINES, Journal.Start.%2$s, lines -> {
                        if (fail.getAndSet(false)) {
                            throw new IllegalStateException("this once");
                        }
                        heard.addAll(lines);
                    });
                    context.on(request("%1$s.heard"), (caller, in) -> {
                        List<dcts.keeper.api.Keeper.Line> all = List.copyOf(heard);
                        boolean ordered = java.util.stream.IntStream.range(1, all.size())
                            .allMatch(i -> all.get(i - 1).id().compareTo(all.get(i).id()) < 0);
                        return new Out(all.isEmpty() ? "0" : all.size() + " " + all.getLast().text() + " " + ordered);
                    });
                    context.on(request("%1$s.fail"), (caller, in) -> { fail.set(true); return new Out(""); });
                    var counting = context.service(dcts.keeper.api.Keeper.Counting.class);
                    context.on(request("%1$s.count"), (caller, in) -> new Out("" + counting.count(in.text())));
                    """.formatted(id, start));
    }

    @Test
    void aServiceIsHadOnlyFromAPluginThatIsRequired() throws IOException {
        leaks.expect("does not run");
        Path all = Files.createDirectories(folder.resolve("plugins"));
        Path keeper = TestPlugin.named("keeper")
                .source("dcts.keeper.api.Keeper", KEEPER_API)
                .starting("context.provide(dcts.keeper.api.Keeper.Counting.class, text -> 0);")
                .pack(all.resolve("keeper.jar"));
        TestPlugin.named("none")
                .requiring("keeper", keeper)
                .starting("context.service(Runnable.class);")
                .pack(all.resolve("none.jar"));
        TestPlugin.named("odd").starting("context.provide(String.class, \"\");").pack(all.resolve("odd.jar"));
        host = TestHost.start(folder);
        assertThat(status("keeper").state()).isEqualTo(State.RUNNING);
        assertThat(status("none").reason()).contains("none of the plugins [keeper] provides java.lang.Runnable");
        assertThat(status("odd").reason()).contains("no interface of an api package");
    }
}
