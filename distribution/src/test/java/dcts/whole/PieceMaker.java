package dcts.whole;

import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    private final Path plugins;

    /** @param home the directory of a server that is this test's own */
    PieceMaker(Path home) {
        this.plugins = home.resolve("plugins");
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

    /** A plugin whose part of the web client ends with an error before it has begun. */
    PieceMaker broken() {
        return make(
                "broken",
                TestPlugin.named("broken")
                        .manifest("name", "Broken")
                        .resource("web/index.js", "throw new Error('broken on purpose');"));
    }

    /** A plugin that the server cannot start. */
    PieceMaker failing() {
        return make(
                "failing",
                TestPlugin.named("failing")
                        .manifest("name", "Failing")
                        .starting("if (context != null) throw new IllegalStateException(\"no luck today\");"));
    }

    private PieceMaker make(String name, TestPlugin plugin) {
        plugin.pack(plugins.resolve(name + ".jar"));
        return this;
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
