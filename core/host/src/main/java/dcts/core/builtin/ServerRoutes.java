package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.HttpReply;
import dcts.api.ServerInfo;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.http.UiPieces;
import dcts.core.identity.Accounts;
import java.util.List;
import java.util.function.Supplier;

/** What clients ask about the server itself. */
public final class ServerRoutes {
    /** The version of the contract between shell and pieces. */
    private static final int UI_API = 1;

    private final Supplier<ServerInfo> info;
    private final Accounts accounts;
    private final UiPieces pieces;

    public ServerRoutes(Supplier<ServerInfo> info, Accounts accounts, UiPieces pieces) {
        this.info = info;
        this.accounts = accounts;
        this.pieces = pieces;
    }

    /**
     * What a stranger may know.
     *
     * @param registration {@code open}: everybody may register; {@code closed}: nobody but the owner
     * @param hasOwner whether the server has been claimed
     */
    record ServerView(String name, String version, String registration, boolean hasOwner) {}

    record UiView(int api, List<UiPieces.Piece> pieces) {}

    /** Adds the routes. */
    public void register(RouteTable routes) {
        routes.add(Route.get("/api/server", Access.anyone(), (call, none) -> HttpReply.data(view(info.get()))));
        routes.add(Route.get(
                "/api/ui", Access.anyone(), (call, none) -> HttpReply.data(new UiView(UI_API, pieces.all()))));
    }

    private ServerView view(ServerInfo server) {
        String registration = server.registrationOpen() ? "open" : "closed";
        return new ServerView(server.name(), server.version(), registration, accounts.hasOwner());
    }
}
