package dcts.rights;

import dcts.core.testing.TestPlugin;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;

/** A plugin that tells the test what plugins are told. */
final class Spy {
    private static final TestPlugin PLUGIN =
            TestPlugin.named("spy").requiring("chat", chat()).starting("""
            var channels = context.service(dcts.chat.api.Channels.class);
            context.on(request("spy.told"), (caller, in) -> {
                String[] words = in.text().split(" ");
                Caller member = context.members().find(List.of(Id.parse(words[0]))).getFirst().caller();
                Id channel = Id.parse(words[1]);
                boolean shown = context.places().visibleTo(member).stream()
                    .anyMatch(place -> place.scope().path().equals(words[2]));
                return new Out(channels.mayRead(member, channel) + " " + channels.maySend(member, channel) + " " + shown);
            });
            """);

    private Spy() {}

    static void pack(Path jar) {
        PLUGIN.pack(jar);
    }

    private static Path chat() {
        CodeSource archive = dcts.chat.api.Channels.class.getProtectionDomain().getCodeSource();
        return Path.of(URI.create(archive.getLocation().toString()));
    }
}
