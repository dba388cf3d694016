package dcts.keyauth;

import dcts.api.PluginContext;
import dcts.api.ServerPlugin;
import dcts.keyauth.api.KeyAuth;
import java.security.SecureRandom;
import java.util.Optional;

/** The log-in by key, as clients of the original know it. */
public final class KeyAuthPlugin implements ServerPlugin {
    @Override
    public void start(PluginContext context) {
        var random = new SecureRandom();
        var clock = context.clock();
        var serverKey = new ServerKeyFile(context.files()).key(random);
        var settings = context.settings(KeyAuthSettings.DEFAULTS);
        var challenges = new Challenges(clock);
        var logins = new HostLogins(context.logins(), context.asks(KeyAuth.OPENING), context.tells(KeyAuth.OPENED));

        var routes = new KeyAuthRoutes(KeyAuthLimits.by(clock), challenges, logins, serverKey, random);
        context.on(Entrances.LOGIN, Entrances.by(routes::login));
        context.on(Entrances.VERIFY, Entrances.by(routes::verify));
        context.on(Entrances.SESSION, Entrances.by(routes::session));
        context.on(Entrances.CHALLENGE, Entrances.by(routes::prove));

        var discovery = new Discovery(
                clock,
                () -> Optional.of(settings.get())
                        .filter(KeyAuthSettings::discovery)
                        .map(set -> set.card(context.server())),
                serverKey.publicKey());
        context.on(Entrances.DISCOVER, (call, none) -> Entrances.reply(discovery.discover(call.address())));

        var hooks = new MemberKeys.Hooks(
                context.asks(KeyAuth.LINKING),
                context.tells(KeyAuth.LINKED),
                context.asks(KeyAuth.UNLINKING),
                context.tells(KeyAuth.UNLINKED));
        var keys = new MemberKeys(challenges, logins, hooks);
        context.on(KeyRequests.KEYS, keys::list);
        context.on(KeyRequests.LINK, keys::link);
        context.on(KeyRequests.UNLINK, keys::unlink);
    }
}
