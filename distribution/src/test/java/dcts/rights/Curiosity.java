package dcts.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks for everything that could tell of a hidden place, as members do who are curious. */
final class Curiosity {
    private static final List<Place> HIDDEN = List.of(Place.HIDDEN, Place.SECRET, Place.DELETED);

    private final World world;
    private final Stage stage;

    Curiosity(World world, Stage stage) {
        this.world = world;
        this.stage = stage;
    }

    /** Everybody asks. */
    void ask() {
        stage.act("everybody asks", () -> Principal.letIn().forEach(this::ask));
    }

    private void ask(Principal principal) {
        Observer observer = stage.observer(principal);
        for (String request : List.of("chat.tree", "core.rights", "roles.list", "example.list")) {
            observer.ask(request, Map.of());
        }
        List<String> ids = Principal.letIn().stream().map(world::id).toList();
        observer.ask("roles.of", Map.of("ids", ids));
        observer.ask("accounts.profiles", Map.of("ids", ids));
        observer.ask("roles.members", Map.of("text", "", "offset", 0, "limit", 100));
        preview(observer);
        HIDDEN.forEach(place -> ask(principal, observer, world.spot(place)));
    }

    private void ask(Principal principal, Observer observer, World.Spot spot) {
        // The ids that are sent here do not come back in answers to those who do not see them.
        observer.ask("chat.history", Map.of("channelId", spot.channel()));
        observer.ask("chat.changes", Map.of("channelId", spot.channel(), "afterRev", 0));
        for (String scope : List.of(spot.scope(), spot.scope().replaceFirst("/chat.channel.*", ""))) {
            observer.ask("core.why", Map.of("permission", "chat.read", "scope", scope));
            observer.ask("roles.rules", Map.of("scope", scope));
            observer.ask(
                    "roles.why",
                    Map.of("permission", "chat.read", "scope", scope, "memberId", world.id(Principal.MEMBER)));
        }
        if (!principal.hasAccount()) {
            return;
        }
        var headers =
                Map.of("Authorization", "Bearer " + world.member(principal).token());
        observer.keep("picture "
                + new TestApi(world.url())
                        .get("/api/chat/pictures?id=" + spot.icon(), headers)
                        .body());
    }

    /** What a change of the role Member would do everywhere, which only some may ask. */
    private static void preview(Observer observer) {
        JsonNode roles = observer.ask("roles.editor", Map.of()).at("/data/roles");
        if (roles.isMissingNode()) {
            return;
        }
        JsonNode member = roles.get(roles.size() - 1);
        Map<String, Object> change = new HashMap<>();
        change.put("roleId", member.at("/role/id").asText());
        change.put("version", member.path("version").asLong());
        change.put("values", List.of(Map.of("key", "chat.send", "value", "deny")));
        change.put("preview", true);
        observer.ask("roles.change", change);
    }
}
