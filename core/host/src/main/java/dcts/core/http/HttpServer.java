package dcts.core.http;

import dcts.api.ApiException;
import dcts.api.HttpReply;
import dcts.api.HttpRoute;
import dcts.core.db.Outage;
import dcts.core.json.Envelope;
import dcts.core.json.Json;
import dcts.core.json.RecordDecoder;
import dcts.socketio.SocketIoServer;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening server: answers routes, files and errors, and carries the socket. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MAX_BODY = 65_536;
    private static final int MOST_SKIPPED = 4 << 20;
    private static final int STOP_MILLIS = 3_000;
    /** All clients come back at once after a restart; the system refuses those that find no place here. */
    private static final int ACCEPT_QUEUE = 4_096;

    /** Connections that are only kept for later requests are not worth a wait. */
    private static final int IDLE_STOP_MILLIS = 50;

    private static final Set<HandlerType> METHODS = Set.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS);

    private final HttpParts parts;
    private final Guard guard;
    private final Json json = new Json();
    private final Javalin javalin;
    private InetSocketAddress listenAt = new InetSocketAddress(0);

    /** What the server is made of. */
    public record HttpParts(
            RouteTable routes,
            StaticFiles files,
            Authentication authentication,
            dcts.core.permission.PermissionService permissions,
            dcts.core.limit.RateLimiter limiter,
            ClientAddresses addresses,
            Origins origins) {}

    /** Prepares the server; {@link #start} makes it listen. */
    public HttpServer(HttpParts parts, SocketIoServer socketIo) {
        this.parts = parts;
        this.guard = new Guard(parts.authentication, parts.permissions, parts.limiter, parts.origins);
        this.javalin = Javalin.create(config -> configure(config, socketIo));
    }

    private void configure(JavalinConfig config, SocketIoServer socketIo) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServletContextHandler(context -> {
            context.getSessionHandler().setUsingCookies(false);
            socketIo.mount(context, "/socket.io");
        });
        // Files are held compressed, and compressing answers would tell secrets in them by their length.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            ResponseHeaders.set(context);
            refuse(context, 404, Envelope.refused(ApiException.notFound()));
        });
        METHODS.forEach(method -> config.routes.addHttpHandler(method, "/*", this::answer));
    }

    /**
     * Listens.
     *
     * @param port 0 takes a free one
     * @return the port
     * @throws ListenException if the address cannot be had
     */
    public int start(String host, int port) {
        try {
            tryToBind(host, port);
            listenAt = new InetSocketAddress(host, port);
            javalin.start();
        } catch (IOException | JavalinException e) {
            throw new ListenException(host, port, e);
        }
        return javalin.port();
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(listenAt.getHostString());
        connector.setPort(listenAt.getPort());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }

    /** Fails for the usual reasons before Javalin does, which would log them in words of its own. */
    private static void tryToBind(String host, int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getByName(host)).close();
    }

    @Override
    public void close() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector listening) {
                listening.setShutdownIdleTimeout(IDLE_STOP_MILLIS);
            }
        }
        javalin.stop();
    }

    private void answer(Context context) {
        ResponseHeaders.set(context);
        try {
            Optional<RouteTable.Entry<?>> entry = parts.routes.find(asked(context), context.path());
            Optional<HttpRoute<?>> open = entry.flatMap(RouteTable.Entry::openToAllPages);
            open.ifPresent(declared ->
                    ResponseHeaders.openToAllPages(context, declared.method().name()));
            if (!context.method().equals(HandlerType.OPTIONS)) {
                route(context, entry);
            } else if (open.isPresent()) {
                context.status(204);
            } else {
                throw ApiException.notFound();
            }
        } catch (ApiException e) {
            refuse(context, e.status(), Envelope.refused(e));
        } catch (RuntimeException | Error e) { // border: one mapping of every fault of every route
            fail(context, e);
        }
    }

    private void fail(Context context, Throwable fault) {
        Optional<ApiException> outage = Outage.behind(fault);
        if (outage.isPresent()) {
            LOG.warn("{} {} needs the database, which cannot be reached.", context.method(), context.path());
            refuse(context, outage.get().status(), Envelope.refused(outage.get()));
        } else {
            LOG.error("{} {} failed.", context.method(), context.path(), fault);
            refuse(context, 500, Envelope.refused("internal"));
        }
    }

    /** The method whose route is meant: a browser asks with another one whether it may. */
    private static String asked(Context context) {
        String method = context.method().equals(HandlerType.OPTIONS)
                ? String.valueOf(context.header("Access-Control-Request-Method"))
                : context.method().name();
        // The HTTP layer leaves the body out where only the head was asked for.
        return method.equals("HEAD") ? "GET" : method;
    }

    private void route(Context context, Optional<RouteTable.Entry<?>> entry) {
        if (entry.isPresent()) {
            call(entry.get(), context);
            return;
        }
        Optional<StaticFile> file = parts.files.find(context.path());
        if (file.isEmpty() || !asked(context).equals("GET")) {
            throw ApiException.notFound();
        }
        ResponseHeaders.sendFile(context, file.get());
    }

    private <B extends Record> void call(RouteTable.Entry<B> entry, Context context) {
        Optional<String> forwarded = forwardedFor(context);
        String address = parts.addresses.resolve(context.ip(), forwarded);
        boolean local = ClientAddresses.isLocal(context.ip(), forwarded);
        Guard.Checked checked = guard.check(entry.route(), context, new Guard.From(address, local));
        B body = body(entry, context);
        var call = new HttpCall(context, address, checked, parts.origins.secure());
        switch (entry.route().handler().handle(call, body)) {
            case HttpReply.Data(Record value) -> send(context, 200, entry.json().encode(Envelope.ok(value)));
            case HttpReply.Plain plain -> send(context, plain);
            case HttpReply.Bytes file -> send(context, file);
        }
    }

    /** All headers of that name: a proxy may add a line of its own below what the client sent. */
    private static Optional<String> forwardedFor(Context context) {
        List<String> lines = Collections.list(context.req().getHeaders("X-Forwarded-For"));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
    }

    private <B extends Record> B body(RouteTable.Entry<B> entry, Context context) {
        Class<B> type = entry.route().declared().body();
        if (type == (Object) HttpRoute.NoBody.class) {
            return type.cast(new HttpRoute.NoBody());
        }
        try (InputStream in = context.req().getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                in.skip(MOST_SKIPPED); // a client that is cut off while it sends does not see the answer
                throw ApiException.tooLarge();
            }
            RecordDecoder<B> decoder = entry.decoder();
            return decoder == null ? type.cast(new HttpRoute.RawBody(bytes)) : decoder.decode(json.parse(bytes));
        } catch (IOException e) {
            throw ApiException.invalid("");
        }
    }

    private static void send(Context context, HttpReply.Plain reply) {
        ResponseHeaders.add(context, reply.headers());
        context.status(reply.status()).contentType(reply.contentType()).result(reply.text());
    }

    private static void send(Context context, HttpReply.Bytes reply) {
        ResponseHeaders.forFile(context, reply.headers());
        context.status(200).contentType(reply.contentType()).result(reply.bytes());
    }

    private void refuse(Context context, int status, Envelope envelope) {
        send(context, status, json.encode(envelope));
    }

    private static void send(Context context, int status, String text) {
        context.status(status).contentType("application/json").result(text);
    }
}
