package dcts.socketio.transport;

import dcts.socketio.engine.EnginePost;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a body as it comes, never more than its limit and never blocking. */
final class BodyReader implements Runnable {
    private final Request request;
    private final EnginePost post;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    BodyReader(Request request, EnginePost post) {
        this.request = request;
        this.post = post;
    }

    @Override
    public void run() {
        if (request.getLength() > post.limit()) {
            post.tooLarge();
            return;
        }
        boolean more = true;
        while (more) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            more = take(chunk);
        }
    }

    private boolean take(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk)) {
            post.failed();
            return false;
        }
        boolean fits = body.size() + chunk.remaining() <= post.limit();
        if (fits) {
            ByteBuffer bytes = chunk.getByteBuffer();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            body.writeBytes(copy);
        }
        boolean last = chunk.isLast();
        chunk.release();
        if (!fits) {
            post.tooLarge();
        } else if (last) {
            post.body(body.toByteArray());
        }
        return fits && !last;
    }
}
