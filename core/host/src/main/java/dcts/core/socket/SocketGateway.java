package dcts.core.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.Announcement;
import dcts.api.ApiException;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Scope;
import dcts.api.Topic;
import dcts.core.db.Outage;
import dcts.core.event.Listeners;
import dcts.core.http.Authentication;
import dcts.core.http.ClientAddresses;
import dcts.core.http.Origins;
import dcts.core.identity.MemberStates;
import dcts.core.identity.Session;
import dcts.core.identity.Sessions;
import dcts.core.json.Envelope;
import dcts.core.json.Json;
import dcts.core.limit.RateLimiter;
import dcts.core.metrics.Metrics;
import dcts.core.permission.PermissionClass;
import dcts.core.permission.PermissionService;
import dcts.socketio.ConnectRefused;
import dcts.socketio.Handshake;
import dcts.socketio.HandshakeGate;
import dcts.socketio.Namespace;
import dcts.socketio.PreparedPacket;
import dcts.socketio.Socket;
import dcts.socketio.SocketIoServer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the transport to the server: who may connect, what they may ask, what they hear. */
public final class SocketGateway {
    private static final Logger LOG = LoggerFactory.getLogger(SocketGateway.class);
    private static final String NAMESPACE = "/";
    private static final Announcement<SessionReady> READY = new Announcement<>("session.ready", SessionReady.class);

    private static final Announcement<UiChanged> UI_CHANGED = new Announcement<>("ui.changed", UiChanged.class);
    private static final Announcement<Closing> CLOSING = new Announcement<>("server.closing", Closing.class);
    private static final Announcement<RightsChanged> RIGHTS_CHANGED =
            new Announcement<>("session.rights.changed", RightsChanged.class);
    private static final long RECONNECT_AFTER_MILLIS = 1_000;

    private final GatewayParts parts;
    private final Connections connections;
    private final Dispatcher dispatcher;
    private final Eyes eyes;
    private final String serverName;
    private final Json json = new Json();

    /** What the gateway asks. */
    public record GatewayParts(
            SocketTable table,
            Sessions sessions,
            PermissionService permissions,
            RateLimiter limiter,
            ClientAddresses addresses,
            Origins origins,
            Metrics metrics,
            MemberStates states) {}

    /**
     * The first announcement on every connection.
     *
     * @param owner whether the member owns the server
     * @param state how the account stands
     * @param viewAs with whose eyes the connection looks; absent for his own
     */
    record SessionReady(
            String userId,
            String loginName,
            String displayName,
            boolean owner,
            String state,
            String serverName,
            @Nullable String viewAs) {}

    record RightsChanged() {}

    record UiChanged() {}

    record Closing(long reconnectAfterMs) {}

    public SocketGateway(GatewayParts parts, String serverName) {
        this.parts = parts;
        this.serverName = serverName;
        this.connections = new Connections(parts.permissions);
        this.eyes = new Eyes(parts.permissions);
        this.dispatcher = new Dispatcher(parts.table, parts.permissions, parts.limiter, parts.metrics);
        List.of(READY, UI_CHANGED, CLOSING, RIGHTS_CHANGED)
                .forEach(announcement -> parts.table.declare("core", announcement));
        parts.permissions.onChange(
                whose -> Listeners.inAnyCase(() -> announceRights(connections.reclassify(whose)), this::reviewEyes));
        parts.permissions.onRights(
                which -> Listeners.inAnyCase(() -> announceRights(connections.of(which)), this::reviewEyes));
        parts.sessions.onEnd(ended -> connections.disconnect(ended, "session ended"));
        parts.metrics.gauge("socket_connections", "Open sockets.", connections::size);
        parts.metrics.gauge("members_online", "Members with an open socket.", connections::membersOnline);
    }

    /** How many members have an open socket. */
    public long membersOnline() {
        return connections.membersOnline();
    }

    /** Decides who may open a connection. */
    public HandshakeGate gate() {
        return new SocketGate(parts.origins, parts.addresses, parts.limiter);
    }

    /** Starts to take connections. */
    public void attach(SocketIoServer server) {
        Namespace namespace = server.namespace(NAMESPACE);
        namespace.authenticate(this::authenticate);
        namespace.onConnect(this::connected);
        namespace.onEvent((socket, event, arguments, ack) ->
                dispatcher.dispatch(session(socket).caller(), event, arguments, ack));
        namespace.onDisconnect((socket, reason) -> connections.remove(socket));
    }

    private Session authenticate(Handshake handshake) throws ConnectRefused {
        try {
            Session session = token(handshake)
                    .flatMap(parts.sessions::find)
                    .orElseThrow(() -> refusal(ApiException.unauthorized()));
            return eyes.of(session, handshake);
        } catch (ApiException e) {
            throw refusal(e);
        } catch (RuntimeException e) {
            throw Outage.behind(e).map(this::refusal).orElseThrow(() -> e);
        }
    }

    private ConnectRefused refusal(ApiException reason) {
        return new ConnectRefused(
                reason.code(), json.encode(Envelope.refused(reason).error()));
    }

    private Optional<String> token(Handshake handshake) {
        JsonNode auth = handshake.auth();
        if (auth != null && auth.has("token")) {
            return Optional.ofNullable(auth.get("token").textValue());
        }
        Optional<String> origin = handshake.header("origin");
        boolean ours =
                origin.isEmpty() ? sameSite(handshake) : parts.origins.isOurs(origin.get(), handshake.header("host"));
        return ours ? handshake.header("cookie").flatMap(SocketGateway::sessionCookie) : Optional.empty();
    }

    /**
     * Browsers leave out the Origin on the GETs of a page's own server, and on secure pages say so in another header. A
     * foreign page's script always has an Origin.
     */
    private static boolean sameSite(Handshake handshake) {
        return handshake.header("sec-fetch-site").map("same-origin"::equals).orElse(true);
    }

    private static Optional<String> sessionCookie(String header) {
        for (String pair : header.split(";", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(Authentication.COOKIE)) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }

    private void connected(Socket socket) {
        boolean admitted = false;
        try {
            connections.add(socket, session(socket));
            // What it was let in with may have ended, or been taken, before it was among those that are looked at then.
            admitted = socket.connected() && isAdmitted(socket);
        } finally {
            if (!admitted) {
                connections.remove(socket);
                socket.disconnect("session ended");
            }
        }
        if (admitted) {
            greet(socket);
        }
    }

    /** Whether the connection would be let in as what it is. */
    private boolean isAdmitted(Socket socket) {
        try {
            return authenticate(socket.handshake()).equals(session(socket));
        } catch (ConnectRefused e) {
            return false;
        } catch (RuntimeException e) {
            LOG.error("It cannot be told who may be connected.", e);
            return false;
        }
    }

    private void greet(Socket socket) {
        var caller = session(socket).caller();
        socket.emit(packet(
                READY,
                new SessionReady(
                        caller.userId().toString(),
                        caller.loginName(),
                        caller.displayName(),
                        caller.owner(),
                        MemberStates.word(parts.states.of(caller.userId())),
                        serverName,
                        caller.lens().isEmpty() ? null : caller.lens()),
                json));
    }

    /** Whoever looks with the eyes of others is asked anew whether he may, and whether they are still there. */
    private void reviewEyes() {
        for (Socket socket : connections.looking()) {
            if (!isAdmitted(socket)) {
                socket.disconnect("the view ended");
            }
        }
    }

    private static Session session(Socket socket) {
        if (socket.attachment() instanceof Session session) {
            return session;
        }
        throw new IllegalStateException("a socket without a session");
    }

    /**
     * The members who hold a permission at one of some scopes.
     *
     * @param owner the plugin that announces, and only what it has declared
     */
    public Topic topic(String owner, Collection<Scope> scopes, Permission permission, Json json) {
        Set<Scope> all = Set.copyOf(scopes);
        return new AudienceTopic(
                owner,
                json,
                packet -> connections
                        .of(permissionClass -> holdsAt(all, permissionClass, permission))
                        .forEach(socket -> socket.emit(packet)));
    }

    /** Asked for each class at each announcement, so without a stream. */
    private boolean holdsAt(Set<Scope> scopes, PermissionClass permissionClass, Permission permission) {
        for (Scope scope : scopes) {
            if (parts.permissions.allows(permissionClass, permission, scope)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The connections of one member.
     *
     * @param owner the plugin that announces, and only what it has declared
     */
    public Topic topic(String owner, Id member, Json json) {
        return new AudienceTopic(owner, json, packet -> connections.of(member).forEach(socket -> socket.emit(packet)));
    }

    /** Tells everybody that parts of the web client came or went. */
    public void announceUiChange() {
        announceToAll(UI_CHANGED, new UiChanged());
    }

    /** Tells everybody that the server ends and is expected back. */
    public void announceClosing() {
        announceToAll(CLOSING, new Closing(RECONNECT_AFTER_MILLIS));
    }

    private void announceRights(Collection<Socket> whose) {
        announce(whose, RIGHTS_CHANGED, new RightsChanged());
    }

    private <T extends Record> void announceToAll(Announcement<T> announcement, T payload) {
        announce(connections.all(), announcement, payload);
    }

    private <T extends Record> void announce(Collection<Socket> sockets, Announcement<T> announcement, T payload) {
        PreparedPacket packet = packet(announcement, payload, json);
        sockets.forEach(socket -> socket.emit(packet));
    }

    private static <T extends Record> PreparedPacket packet(Announcement<T> announcement, T payload, Json json) {
        return PreparedPacket.event(NAMESPACE, announcement.name(), json.encode(payload));
    }

    private final class AudienceTopic implements Topic {
        private final String owner;
        private final Json json;
        private final Consumer<PreparedPacket> audience;

        AudienceTopic(String owner, Json json, Consumer<PreparedPacket> audience) {
            this.owner = owner;
            this.json = json;
            this.audience = audience;
        }

        @Override
        public <T extends Record> void announce(Announcement<T> announcement, T payload) {
            if (!parts.table.declares(owner, announcement)) {
                throw new IllegalArgumentException(
                        owner + " has not declared that it announces " + announcement.name());
            }
            audience.accept(packet(announcement, payload, json));
        }
    }
}
