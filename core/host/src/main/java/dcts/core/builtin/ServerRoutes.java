package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.HttpReply;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.http.UiPieces;
import dcts.core.identity.Accounts;
import java.util.List;

/** What clients ask about the server itself. */
public final class ServerRoutes {
    /** The version of the contract between shell and pieces. */
    private static final int UI_API = 1;

    private final String name;
    private final String version;
    private final Accounts accounts;
    private final UiPieces pieces;

    public ServerRoutes(String name, String version, Accounts accounts, UiPieces pieces) {
        this.name = name;
        this.version = version;
        this.accounts = accounts;
        this.pieces = pieces;
    }

    /**
     * What a stranger may know.
     *
     * @param registration {@code open}: everybody may register
     * @param hasOwner whether the server has been claimed
     */
    record ServerView(String name, String version, String registration, boolean hasOwner) {}

    record UiView(int api, List<UiPieces.Piece> pieces) {}

    /** Adds the routes. */
    public void register(RouteTable routes) {
        routes.add(Route.get(
                "/api/server",
                Access.anyone(),
                (call, none) -> HttpReply.data(new ServerView(name, version, "open", accounts.hasOwner()))));
        routes.add(Route.get(
                "/api/ui", Access.anyone(), (call, none) -> HttpReply.data(new UiView(UI_API, pieces.all()))));
    }
}
