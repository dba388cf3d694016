package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.Effect;
import dcts.api.HttpRoute;
import dcts.api.Limit;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.json.RecordOutline;
import dcts.core.json.TypeScript;
import dcts.core.socket.SocketTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that can be reached from outside and everything that is announced, as it is registered now. */
public final class EntryPoints {
    private final SocketTable requests;
    private final RouteTable routes;

    public EntryPoints(SocketTable requests, RouteTable routes) {
        this.requests = requests;
        this.routes = routes;
    }

    /** What can be reached, or is announced. */
    public enum Kind {
        /** Asked for over the socket. */
        REQUEST,
        /** Sent over the socket unasked. */
        ANNOUNCEMENT,
        /** Asked for over HTTP. */
        ROUTE
    }

    /**
     * One entry point, in words for people.
     *
     * @param owner the plugin, or {@code core}
     * @param access who may call, or hears
     * @param limit how often one caller may call
     * @param effect the events around what it changes; absent if it changes nothing
     * @param payload what is sent; absent for a body that is not read or not decoded
     * @param answer what is answered; absent where that is not declared
     */
    public record EntryPoint(
            Kind kind,
            String name,
            String owner,
            String access,
            @Nullable String limit,
            @Nullable String effect,
            @Nullable String payload,
            @Nullable String answer) {}

    /** All of them: by owner, the core first; then by kind and name. */
    public List<EntryPoint> all() {
        List<EntryPoint> all = new ArrayList<>();
        requests.requests().forEach(requested -> all.add(of(requested)));
        requests.announcements().forEach(announced -> all.add(of(announced)));
        routes.all().forEach(route -> all.add(of(route)));
        all.sort(Comparator.<EntryPoint, Boolean>comparing(point -> !point.owner.equals("core"))
                .thenComparing(EntryPoint::owner)
                .thenComparing(EntryPoint::kind)
                .thenComparing(EntryPoint::name));
        return List.copyOf(all);
    }

    private static EntryPoint of(SocketTable.Requested requested) {
        var request = requested.request();
        return new EntryPoint(
                Kind.REQUEST,
                request.name(),
                requested.owner(),
                words(request.access()),
                words(request.limit()) + " for a member",
                words(request.effect()),
                RecordOutline.of(request.request()),
                RecordOutline.of(request.reply()));
    }

    private static EntryPoint of(SocketTable.Announced announced) {
        return new EntryPoint(
                Kind.ANNOUNCEMENT,
                announced.announcement().name(),
                announced.owner(),
                "those who may hear it",
                null,
                null,
                RecordOutline.of(announced.announcement().payload()),
                null);
    }

    private static EntryPoint of(Route<?> route) {
        HttpRoute<?> declared = route.declared();
        boolean decoded = declared.body() != (Object) HttpRoute.RawBody.class
                && declared.body() != (Object) HttpRoute.NoBody.class;
        return new EntryPoint(
                Kind.ROUTE,
                declared.method() + " " + declared.path(),
                route.owner(),
                words(declared.access()) + (declared.pages() == HttpRoute.Pages.ALL ? ", from every page" : ""),
                words(declared.limit()) + " for an address",
                words(declared.effect()),
                decoded ? RecordOutline.of(declared.body()) : null,
                null);
    }

    private static String words(Access access) {
        return switch (access) {
            case Access.Anyone() -> "anyone";
            case Access.Account() -> "everybody logged in";
            case Access.Member() -> "members";
            case Access.Holders(var permission) -> permission.key();
            case Access.AtObject(var permission) -> permission.key() + " at the object";
        };
    }

    private static String words(Limit limit) {
        long seconds = limit.window().toSeconds();
        String window = seconds % 3_600 == 0
                ? seconds / 3_600 + " h"
                : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
        return limit.permits() + " in " + window;
    }

    private static @Nullable String words(Effect effect) {
        return effect instanceof Effect.Changes(var before, var after) ? before.name() + ", " + after.name() : null;
    }

    /**
     * The TypeScript types of one owner's requests and announcements.
     *
     * @return the text of a module; made of nothing if the owner has none
     */
    public String typeScript(String owner) {
        var types = new TypeScript();
        Map<String, String> asked = new TreeMap<>();
        Map<String, String> told = new TreeMap<>();
        requests.requests().stream()
                .filter(requested -> requested.owner().equals(owner))
                .sorted(Comparator.comparing(requested -> requested.request().name()))
                .forEach(requested -> asked.put(
                        requested.request().name(),
                        "{ request: " + types.add(requested.request().request()) + "; answer: "
                                + types.add(requested.request().reply()) + " }"));
        requests.announcements().stream()
                .filter(announced -> announced.owner().equals(owner))
                .sorted(Comparator.comparing(
                        announced -> announced.announcement().name()))
                .forEach(announced -> told.put(
                        announced.announcement().name(),
                        types.add(announced.announcement().payload())));
        return "// Made by `./dcts admin wire " + owner
                + "` from what the server registers. Not to be changed by hand.\n"
                + types.interfaces()
                + byName("What is asked, and what is answered.", "Requests", asked)
                + byName("What is announced.", "Announcements", told);
    }

    private static String byName(String comment, String name, Map<String, String> types) {
        String head = "\n/** " + comment + " */\nexport ";
        if (types.isEmpty()) {
            return head + "type " + name + " = Record<string, never>;\n";
        }
        var text = new StringBuilder(head + "interface " + name + " {\n");
        types.forEach((event, type) ->
                text.append("  '").append(event).append("': ").append(type).append(";\n"));
        return text.append("}\n").toString();
    }
}
