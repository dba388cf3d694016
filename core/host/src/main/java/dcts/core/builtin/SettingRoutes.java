package dcts.core.builtin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.CoreEvents.SettingsChange;
import dcts.api.Effect;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.HttpRoute.RawBody;
import dcts.api.Permission;
import dcts.core.event.EventTable;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.json.Json;
import dcts.core.limit.RateLimit;
import dcts.core.permission.PermissionService;
import dcts.core.setting.SettingField;
import dcts.core.setting.SettingsTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the owner sees of the settings of plugins, and changes. */
public final class SettingRoutes {
    private static final Permission MANAGE = new Permission(
            "core.manageSettings", Holder.OWNER, "Change settings", "Read and change the settings of plugins.");

    private final SettingsTable settings;
    private final UnaryOperator<SettingsChange> changing;
    private final Consumer<SettingsChange> changed;
    private final Json json = new Json();

    public SettingRoutes(SettingsTable settings, EventTable events) {
        this.settings = settings;
        this.changing = events.declare(CoreEvents.SETTINGS_CHANGING);
        this.changed = events.declare(CoreEvents.SETTINGS_CHANGED);
    }

    record All(List<PluginSettings> plugins) {}

    record PluginSettings(String id, List<FieldView> fields) {}

    /**
     * One setting for a form.
     *
     * @param value what is set; absent where nothing is, and of a secret only {@code true}
     * @param variable the name in the environment that fixes it
     * @param fixedBy {@code environment}, if it is fixed
     */
    record FieldView(
            @JsonUnwrapped SettingField field,
            @Nullable JsonNode value,
            String variable,
            @Nullable String fixedBy) {}

    /** Adds the routes and the permission that they ask for. */
    public void register(RouteTable routes, PermissionService permissions) {
        permissions.declare(MANAGE);
        var access = Access.holders(MANAGE);
        routes.add(Route.get("/api/admin/settings", access, (call, none) -> all()));
        routes.add(Route.post(
                "/api/admin/settings",
                RawBody.class,
                access,
                RateLimit.HTTP_ADDRESS,
                Effect.changes(CoreEvents.SETTINGS_CHANGING, CoreEvents.SETTINGS_CHANGED),
                (call, body) ->
                        change(call.caller().orElseThrow(ApiException::unauthorized), json.parse(body.bytes()))));
    }

    /** Which fields there are depends on the plugin, so the body is no record. */
    private HttpReply change(Caller by, JsonNode body) {
        String plugin = body.path("plugin").textValue();
        JsonNode values = body.path("values");
        if (plugin == null) {
            throw ApiException.invalid("plugin");
        } else if (!values.isObject()) {
            throw ApiException.invalid("values");
        }
        Map<String, JsonNode> changes = new HashMap<>();
        values.properties().forEach(entry -> changes.put(entry.getKey(), entry.getValue()));
        var change = new SettingsChange(plugin);
        var unused = changing.apply(change); // there is nothing in it that could be replaced
        settings.change(plugin, changes, by);
        changed.accept(change);
        return all();
    }

    private HttpReply all() {
        return HttpReply.data(new All(settings.all().stream()
                .map(group -> new PluginSettings(
                        group.owner(),
                        group.settings().stream().map(SettingRoutes::view).toList()))
                .toList()));
    }

    private static FieldView view(SettingsTable.Shown shown) {
        return new FieldView(shown.field(), shown.value(), shown.variable(), shown.fixed() ? "environment" : null);
    }
}
