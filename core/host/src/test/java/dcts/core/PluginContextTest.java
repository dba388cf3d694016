package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.plugin.PluginStatus;
import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plugin gets through its door, tried by plugins that are compiled and loaded as any other. */
class PluginContextTest extends PluginPlay {
    private void startWeb() throws IOException {
        start(TestPlugin.named("web")
                .manifest("capabilities", List.of("http.routes", "http.routes:/legacy"))
                .starting("""
            Limit often = Limit.of(1000, Duration.ofMinutes(1));
            context.on(new HttpRoute<>(HttpRoute.Method.POST, "/api/web/echo", In.class, Access.member(), often, Effect.reads()),
                (call, in) -> HttpReply.data(new Out(in.text() + call.query("x").orElse("") + call.caller().get().loginName())));
            context.on(new HttpRoute<>(HttpRoute.Method.POST, "/legacy/Raw", HttpRoute.RawBody.class, Access.anyone(), often,
                    Effect.reads(), HttpRoute.Pages.ALL),
                (call, raw) -> new HttpReply.Plain(418, "text/x-old", "length " + raw.bytes().length + " " + call.caller().isPresent(),
                    Map.of("X-Old", "yes", "Cache-Control", "public")));
            """));
    }

    @Test
    void routesAreGuardedAndEndWithThePlugin() throws IOException {
        startWeb();
        var api = new TestApi(host.url());
        var bearer = Map.of("Authorization", "Bearer " + member.token());
        assertThat(api.send("POST", "/api/web/echo?x=1", Map.of("text", "a"), bearer)
                        .data()
                        .get("text"))
                .hasToString("\"a1member\"");
        assertThat(api.post("/api/web/echo", Map.of("text", "a")).code()).isEqualTo("unauthorized");
        assertThat(api.send("POST", "/api/web/echo", Map.of("text", 5), bearer).code())
                .isEqualTo("invalid");
        assertThat(api.send("GET", "/api/web/echo", "", bearer).code()).isEqualTo("not_found");

        new TestApi(host.localUrl())
                .send("POST", "/api/admin/plugins/disable", Map.of("id", "web"), console())
                .data();
        assertThat(api.send("POST", "/api/web/echo", Map.of("text", "a"), bearer)
                        .code())
                .isEqualTo("not_found");
        assertThat(api.get("/legacy/Raw", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whatIsOpenToAllPagesSaysSo() throws IOException {
        startWeb();
        var api = new TestApi(host.url());
        var cookie = Map.of("Cookie", "dcts_session=" + member.token(), "Origin", host.url());
        var raw = api.send("POST", "/legacy/Raw", "{not json", cookie);
        assertThat(raw.status()).isEqualTo(418);
        assertThat(raw.body().asText()).isEqualTo("length 9 false"); // a cookie does not count where all pages may call
        assertThat(raw.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(raw.headers().firstValue("access-control-allow-credentials")).isEmpty();
        assertThat(raw.headers().firstValue("x-old")).hasValue("yes");
        assertThat(raw.headers().firstValue("cache-control")).hasValue("no-store");
        var preflight = Map.of("Origin", "https://elsewhere.example", "Access-Control-Request-Method", "POST");
        var asked = api.send("OPTIONS", "/legacy/Raw", "", preflight);
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.headers().firstValue("access-control-allow-methods")).hasValue("POST, OPTIONS");
        assertThat(api.send("OPTIONS", "/legacy/Raw", "", Map.of("Access-Control-Request-Method", "GET"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/legacy/Raw", Map.of()).headers().firstValue("access-control-allow-origin"))
                .isEmpty();
        assertThat(api.send("OPTIONS", "/api/web/echo", "", preflight).status()).isEqualTo(404);
        var tooLarge = api.post("/legacy/Raw", "x".repeat(70_000));
        assertThat(tooLarge.code()).isEqualTo("too_large");
        assertThat(tooLarge.headers().firstValue("access-control-allow-origin")).hasValue("*");
        switched("web", "disable");
        assertThat(api.send("OPTIONS", "/legacy/Raw", "", preflight).status()).isEqualTo(404);
    }

    @Test
    void whatTheManifestDoesNotAskForIsNotHad() throws IOException {
        leaks.expect("does not run");
        String route =
                "context.on(new HttpRoute<>(HttpRoute.Method.GET, \"%s\", HttpRoute.NoBody.class, Access.anyone(),"
                        + " OFTEN, Effect.reads()), (call, none) -> HttpReply.done());";
        start(
                TestPlugin.named("tables").manifest("capabilities", null).starting("context.jdbi();"),
                TestPlugin.named("files").manifest("capabilities", null).starting("context.files();"),
                TestPlugin.named("logins").manifest("capabilities", null).starting("context.logins();"),
                TestPlugin.named("routes").manifest("capabilities", null).starting(route.formatted("/api/routes/x")),
                TestPlugin.named("foreign").starting(route.formatted("/api/accounts")),
                TestPlugin.named("outside").starting(route.formatted("/discover")),
                TestPlugin.named("shell")
                        .manifest("capabilities", List.of("http.routes:/ui", "http.routes:/api"))
                        .starting(route.formatted("/ui/shell")),
                TestPlugin.named("listens")
                        .manifest("capabilities", null)
                        .starting("context.after(CoreEvents.SESSION_OPENED, opened -> {});"),
                TestPlugin.named("sly")
                        .manifest("capabilities", null)
                        .starting(
                                "context.after(new AfterEvent<>(\"core.session.opened\", CoreEvents.LogIn.class), in -> {});"),
                TestPlugin.named("nearly")
                        .manifest("capabilities", List.of("http.routesandmore"))
                        .starting(route.formatted("/api/nearly/x")),
                TestPlugin.named("silent")
                        .manifest("capabilities", null)
                        .resource("web/index.js", "export default 1;\n"));
        assertThat(host.plugins())
                .filteredOn(plugin -> plugin.state() == State.RUNNING)
                .extracting(PluginStatus::id)
                .containsExactly("silent");
        assertThat(status("tables").reason()).contains("needs the capability db.tables in its plugin.json");
        assertThat(status("routes").reason()).contains("needs the capability http.routes");
        assertThat(status("foreign").reason()).contains("but not /api/accounts");
        assertThat(status("sly").reason()).contains("is declared in another way");
        assertThat(status("nearly").reason()).contains("needs the capability http.routes");
        assertThat(status("listens").reason()).contains("needs the capability accounts.read");
        assertThat(new TestApi(host.url()).get("/api/ui", Map.of()).data().get("pieces"))
                .isEmpty();
    }

    @Test
    void smallValuesAreKeptSeparatelyAndComparedBeforeTheyAreSet() throws IOException {
        String body = """
            KeyValueStore store = context.store();
            context.on(request("%1$s.do"), (caller, in) -> {
                String[] words = in.text().split(" ");
                return new Out(switch (words[0]) {
                    case "put" -> { store.put(words[1], words[2]); yield "done"; }
                    case "lend" -> { store.put(words[1], words[2], Duration.ofMillis(Long.parseLong(words[3]))); yield "done"; }
                    case "get" -> store.get(words[1]).map(e -> e.value() + " " + e.version()).orElse("none");
                    case "swap" -> "" + store.replace(words[1], Long.parseLong(words[2]), words[3]);
                    case "remove" -> "" + store.remove(words[1]);
                    default -> String.join(",", store.keys(words[1], 10));
                });
            });
            """;
        start(
                TestPlugin.named("one").starting(body.formatted("one")),
                TestPlugin.named("two").starting(body.formatted("two")));
        assertThat(ask("one.do", "get a")).isEqualTo("none");
        assertThat(ask("one.do", "put a 1")).isEqualTo("done");
        String first = ask("one.do", "get a");
        assertThat(first).startsWith("1 ");
        long version = Long.parseLong(first.substring(2));
        assertThat(ask("two.do", "get a")).isEqualTo("none");
        assertThat(ask("one.do", "swap a 0 x")).isEqualTo("false");
        assertThat(ask("one.do", "swap a " + (version + 1) + " x")).isEqualTo("false");
        assertThat(ask("one.do", "swap a " + version + " 2")).isEqualTo("true");
        assertThat(ask("one.do", "get a")).isEqualTo("2 " + (version + 1));
        assertThat(ask("one.do", "swap b 0 new")).isEqualTo("true");
        assertThat(ask("one.do", "get A")).isEqualTo("none");
        assertThat(ask("one.do", "put ab% x")).isEqualTo("done");
        assertThat(ask("one.do", "keys a")).isEqualTo("a,ab%");
        assertThat(ask("one.do", "keys ab%")).isEqualTo("ab%");
        assertThat(ask("one.do", "remove a")).isEqualTo("true");
        assertThat(ask("one.do", "remove a")).isEqualTo("false");
        ask("one.do", "put a anew");
        assertThat(ask("one.do", "swap a " + version + " lost"))
                .as("what was removed is not what came after")
                .isEqualTo("false");
        assertThat(ask("one.do", "lend c x 1")).isEqualTo("done");
        awaitAnswer("one.do", "get c", "none");
        assertThat(ask("one.do", "keys c")).isEmpty();
        assertThat(ask("one.do", "swap c 0 again")).isEqualTo("true");
        assertThat(ask("one.do", "get c")).startsWith("again ");
        assertThat(ask("one.do", "put " + "k".repeat(129) + " x")).isEqualTo("internal");
        leaks.expect("one.do of one failed for");
        host.restart();
        member = joined(TestMember.logIn(host.url(), "member", TestMember.PASSWORD));
        assertThat(ask("one.do", "get b")).startsWith("new ");
    }

    @Test
    void tasksCachesSettingsAndFilesBelongToThePlugin() throws IOException {
        start(TestPlugin.named("own")
                .starting("""
            var rounds = new java.util.concurrent.atomic.AtomicInteger();
            context.every("round", Duration.ofMillis(100), rounds::incrementAndGet);
            Cache<String, String> cache = context.cache("words", 2);
            java.nio.file.Path files = context.files();
            Settings<Own> settings = context.settings(new Own("standard"));
            List<String> told = Collections.synchronizedList(new ArrayList<>());
            settings.onChange(next -> told.add(next.greeting()));
            context.on(request("own.rounds"), (caller, in) -> new Out(rounds.get() > 2 ? "some" : "few"));
            context.on(request("own.cache"), (caller, in) -> new Out(cache.get(in.text(), k -> Optional.of("loaded " + k)).get()));
            context.on(request("own.setting"), (caller, in) -> new Out(settings.get().greeting() + told));
            context.on(request("own.file"), (caller, in) -> {
                try {
                    java.nio.file.Files.writeString(files.resolve("a"), in.text());
                    return new Out(files.getFileName().toString());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            """, "public record Own(@Meaning(\"What is said.\") @Text(max = 20) String greeting) {}"));
        awaitAnswer("own.rounds", "x", "some");
        assertThat(ask("own.cache", "a")).isEqualTo("loaded a");
        assertThat(ask("own.file", "content")).isEqualTo("own");
        assertThat(host.data().resolve("files/own/a")).hasContent("content");
        var api = new TestApi(host.localUrl());
        assertThat(api.get("/metrics", Map.of()).body().asText()).contains("dcts_cache_own_words_entries");
        assertThat(ask("own.setting", "x")).isEqualTo("standard[]");
        var changed = api.send(
                "POST",
                "/api/admin/settings",
                Map.of("plugin", "own", "values", Map.of("greeting", "hello")),
                console());
        assertThat(changed.data().at("/plugins/0/fields/0"))
                .hasToString(
                        "{\"name\":\"greeting\",\"meaning\":\"What is said.\",\"type\":\"text\",\"min\":1,\"max\":20,\"multiline\":false,"
                                + "\"standard\":\"standard\",\"value\":\"hello\",\"variable\":\"DCTS_PLUGIN_OWN_GREETING\"}");
        assertThat(ask("own.setting", "x")).isEqualTo("hello[hello]");
        var refused = api.send(
                "POST", "/api/admin/settings", Map.of("plugin", "own", "values", Map.of("greeting", "")), console());
        assertThat(refused.body().at("/error/path")).hasToString("\"values.greeting\"");
        switched("own", "disable");
        assertThat(api.get("/metrics", Map.of()).body().asText()).doesNotContain("dcts_cache_own_words");
        assertThat(api.get("/api/admin/settings", console()).data().get("plugins"))
                .isEmpty();
        switched("own", "enable");
        assertThat(ask("own.setting", "x")).isEqualTo("hello[]");
        assertThat(host.data().resolve("files/own/a")).hasContent("content");
    }

    @Test
    void aMemberIsLetInByAnotherProof() throws IOException {
        start(TestPlugin.named("badge").starting("""
            Logins logins = context.logins();
            context.on(new HttpRoute<>(HttpRoute.Method.POST, "/api/badge/in", In.class, Access.anyone(), OFTEN, Effect.reads()),
                (call, in) -> {
                    Logins.Opened opened = logins.open(in.text(), "Badge " + in.text());
                    return HttpReply.data(new Out(opened.token() + " " + opened.created() + " " + opened.caller().userId()));
                });
            context.on(request("badge.session"), (caller, in) -> new Out(logins.session(in.text())
                .map(open -> open.identity() + " " + open.caller().displayName()).orElse("none")));
            context.on(request("badge.link"), (caller, in) -> { logins.link(caller, in.text()); return new Out("done"); });
            context.on(request("badge.unlink"), (caller, in) -> new Out("" + logins.unlink(in.text())));
            context.on(request("badge.find"), (caller, in) -> new Out(logins.find(in.text()).map(c -> c.loginName()).orElse("none")));
            """));
        var api = new TestApi(host.url());
        String[] first = letIn(api, "blue").split(" ", -1);
        assertThat(first[1]).isEqualTo("true");
        String[] second = letIn(api, "blue").split(" ", -1);
        assertThat(second[1]).isEqualTo("false");
        assertThat(second[2]).isEqualTo(first[2]);
        assertThat(letIn(api, "Blue").split(" ", -1)[2]).isNotEqualTo(first[2]);
        assertThat(ask("badge.session", first[0])).isEqualTo("blue Badge blue");
        assertThat(ask("badge.session", member.token())).isEqualTo("none"); // let in by a password
        assertThat(ask("badge.find", "blue")).startsWith("badge-");
        assertThat(ask("badge.link", "blue")).isEqualTo("conflict");
        assertThat(ask("badge.link", "green")).isEqualTo("done");
        assertThat(ask("badge.link", "green")).isEqualTo("done");
        assertThat(ask("badge.find", "green")).isEqualTo("member");
        String green = letIn(api, "green").split(" ", -1)[0];
        assertThat(api.get("/api/sessions/current", Map.of("Authorization", "Bearer " + green))
                        .data()
                        .at("/session/loginName"))
                .hasToString("\"member\"");
        assertThat(ask("badge.unlink", "green")).isEqualTo("true");
        assertThat(ask("badge.session", green)).isEqualTo("none");
        assertThat(api.get("/api/sessions/current", Map.of("Authorization", "Bearer " + green))
                        .data()
                        .has("session"))
                .isFalse();
        assertThat(member.connected()).isTrue();
        assertThat(register(api, "badge-1").status()).isEqualTo(200); // the names are nobody's own
        String name = ask("badge.find", "blue");
        assertThat(api.post("/api/sessions", Map.of("loginName", name, "password", ""))
                        .code())
                .isNotEmpty();
        assertThat(api.post("/api/sessions", Map.of("loginName", name, "password", "x".repeat(8)))
                        .code())
                .isEqualTo("unauthorized");
    }

    private static String letIn(TestApi api, String identity) {
        return api.post("/api/badge/in", Map.of("text", identity))
                .data()
                .get("text")
                .textValue();
    }

    @Test
    void oneMemberHearsWhatIsForHimAlone() throws IOException {
        start(TestPlugin.named("post").starting("""
            Announcement<Out> letter = new Announcement<>("post.letter", Out.class);
            context.declare(letter);
            context.on(request("post.send"), (caller, in) -> {
                String[] words = in.text().split(" ");
                context.topic(Id.parse(words[0])).announce(letter, new Out(words[1]));
                return new Out("sent");
            });
            """));
        TestMember other = joined(host.join("other"));
        TestMember second = joined(other.again());
        List.of(member, other, second).forEach(each -> each.listen("post.letter"));
        assertThat(ask("post.send", other.userId() + " hello")).isEqualTo("sent");
        assertThat(ask("post.send", "12345 nobody")).isEqualTo("sent");
        assertThat(other.hear("post.letter").get("text")).hasToString("\"hello\"");
        assertThat(second.hear("post.letter").get("text")).hasToString("\"hello\"");
        assertThat(ask("post.send", member.userId() + " own")).isEqualTo("sent");
        assertThat(member.hear("post.letter").get("text")).hasToString("\"own\"");
    }
}
