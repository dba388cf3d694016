package dcts.whole;

import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Small plugins with a part of the web client, beside those that came with the server. */
final class PieceMaker {
    /** Fills every slot that the shell and the chat offer, with buttons and pages that say what they are. */
    private static final String POLLS = """
            const control = (label, run) => (element, context) => {
              const button = document.createElement('button');
              button.type = 'button';
              button.className = 'btn-icon';
              button.setAttribute('aria-label', label);
              const icon = document.createElement('d-icon');
              icon.setAttribute('name', 'check');
              button.append(icon);
              button.addEventListener('click', () => run(context));
              element.append(button);
              return { unmount: () => button.remove() };
            };
            const page = (text) => (element) => {
              element.textContent = text;
              return { unmount: () => element.replaceChildren() };
            };
            const shown = (id, mount) => [{ id, order: 10, mount }];
            export default {
              i18n: { en: {} },
              start: ({ ui }) => ({
                slots: {
                  'chat.message.action': shown('vote', control('Vote', ({ props }) =>
                    ui.toast({ text: 'Voted for: ' + props.message.text }))),
                  'chat.composer.button': shown('poll', control('Add poll', ({ props }) => props.insert('/poll '))),
                  'chat.channel.header': shown('all', control('All polls', ({ props }) =>
                    ui.dialog({ title: 'Polls in ' + props.channel.name, body: '-', confirm: 'Good', cancel: 'Close' }))),
                  'admin.page': [{ ...shown('rules', page('Who may start a poll'))[0], icon: 'check', title: () => 'Poll rules' }],
                  'settings.page': [{ ...shown('mine', page('Tell me of polls'))[0], icon: 'check', title: () => 'My polls' }],
                  'account.menu': [{ id: 'open', order: 10, icon: 'check', label: () => 'Open polls',
                    run: () => ui.toast({ text: 'No open polls' }) }],
                },
              }),
            };
            """;

    /** Where it is broken, and how, as the page tells its owner. */
    static final String BROKEN_AT = "SyntaxError: Unexpected token '}' (index.js:3:29)";

    private static final String BROKEN = """
            export default {
              i18n: { en: {} },
              start() { return { slots: } },
            };
            """;

    private static final String MIGRATION = """
            --liquibase formatted sql
            --changeset greeter:1
            CREATE TABLE IF NOT EXISTS greeter_guest (id BIGINT NOT NULL PRIMARY KEY);
            """;

    private final Path plugins;
    private final Path list;

    /** @param home the directory of a server that is this test's own */
    PieceMaker(Path home) {
        this.plugins = home.resolve("plugins");
        this.list = home.resolve("lib").resolve("plugins.sha256");
    }

    /** A plugin that needs the chat and fills its slots. */
    PieceMaker polls() {
        return make(
                "polls",
                TestPlugin.named("polls")
                        .manifest("name", "Chat polls")
                        .manifest("description", "Ask a question in a channel and let members vote.")
                        .requiring("chat", chat())
                        .resource("web/index.js", POLLS));
    }

    /** A plugin that decides who may do what, and lets members do everything. */
    PieceMaker judge() {
        return make(
                "judge",
                TestPlugin.named("judge")
                        .manifest("name", "Judge")
                        .manifest("capabilities", List.of("permissions.decide"))
                        .starting("""
                            context.decides(new PermissionSource() {
                                public String classOf(Caller member) { return "all"; }
                                public boolean allows(String all, Permission permission, Scope scope) { return true; }
                            });
                            """));
    }

    /** A plugin whose part of the web client is no valid script. */
    PieceMaker broken() {
        return make(
                "broken", TestPlugin.named("broken").manifest("name", "Broken").resource("web/index.js", BROKEN));
    }

    /** A plugin that the server cannot start. */
    PieceMaker failing() {
        return make(
                "failing",
                TestPlugin.named("failing")
                        .manifest("name", "Failing")
                        .starting("if (context != null) throw new IllegalStateException(\"no luck today\");"));
    }

    /** A plugin with a setting of every kind; it answers with what is set. */
    PieceMaker greeter() {
        return make("greeter", greeter("1.0.0", "db.tables", "ui"));
    }

    /**
     * The same in another version, for an archive outside of the server.
     *
     * @param wishes what it asks for
     */
    static TestPlugin greeter(String version, String... wishes) {
        return TestPlugin.named("greeter")
                .manifest("name", "Greeter")
                .manifest("description", "Greets whoever asks, in the words that the owner has chosen.")
                .manifest("version", version)
                .manifest("capabilities", List.of(wishes))
                .starting("""
                    var set = context.settings(new Chosen("Hello", List.of("friend"), Tone.WARM, "", 3, true));
                    context.on(request("greeter.greet"), (caller, in) -> new Out(set.get().greeting() + ", "
                            + String.join(" and ", set.get().names()) + " (" + set.get().tone() + ", " + VERSION + ")"
                            + (set.get().pass().isEmpty() ? "" : " with a pass")));
                    """, """
                    enum Tone { WARM, COOL }
                    static final String VERSION = "%s";
                    record Chosen(
                            @Meaning("What is said first. It may have several lines.") @Text(max = 60, multiline = true)
                            String greeting,
                            @Meaning("Who is greeted.") @Items(max = 5) @Text(max = 20) List<String> names,
                            @Meaning("How it sounds.") Tone tone,
                            @Meaning("The pass of the greeting service; empty for none.") @Secret @Text(min = 0, max = 40)
                            String pass,
                            @Meaning("How often in a minute anybody may ask.") @Range(min = 1, max = 60) int often,
                            @Meaning("Whether strangers are greeted too.") boolean strangers) {}
                    """.formatted(version))
                .resource("migrations/001.sql", MIGRATION);
    }

    private PieceMaker make(String name, TestPlugin plugin) {
        ship(plugin.pack(plugins.resolve(name + ".jar")));
        return this;
    }

    /** Makes the archive a part of the program, as the build does it. */
    private void ship(Path archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
            Files.writeString(
                    list,
                    HexFormat.of().formatHex(digest) + "  " + archive.getFileName() + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Path chat() {
        try (var files = Files.list(plugins)) {
            return files.filter(file -> file.getFileName().toString().startsWith("chat-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
