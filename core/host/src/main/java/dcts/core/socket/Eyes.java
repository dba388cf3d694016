package dcts.core.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Permission;
import dcts.api.Scope;
import dcts.core.identity.Session;
import dcts.core.permission.PermissionService;
import dcts.socketio.Handshake;

/** Lets members look with the eyes of others. */
final class Eyes {
    private static final Permission VIEW_AS = new Permission(
            "core.viewAs",
            Holder.ADMIN,
            "View as others",
            "See the server as another member or the holder of a role does, without changing anything.");
    private static final int LONGEST_LENS = 64;

    private final PermissionService permissions;

    Eyes(PermissionService permissions) {
        this.permissions = permissions;
        permissions.declare(VIEW_AS);
    }

    /**
     * The session with the eyes that the handshake asks for; as it is without any.
     *
     * @throws ApiException {@code forbidden} if he may not, {@code not_found} if there are no such eyes, {@code invalid} if
     *     they have no name that could be
     */
    Session of(Session session, Handshake handshake) {
        JsonNode auth = handshake.auth();
        String lens = auth == null ? null : auth.path("viewAs").textValue();
        if (lens == null) {
            return session;
        }
        if (lens.isEmpty() || lens.length() > LONGEST_LENS) {
            throw ApiException.invalid("viewAs");
        }
        permissions.require(session.caller(), VIEW_AS, Scope.SERVER);
        Caller caller = session.caller().through(lens);
        if (!permissions.hasEyes(caller)) {
            throw ApiException.notFound();
        }
        return new Session(session.id(), caller);
    }
}
