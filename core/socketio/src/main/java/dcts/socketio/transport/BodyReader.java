package dcts.socketio.transport;

import dcts.socketio.engine.EnginePost;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a body as it comes, never more than its limit and never blocking. */
final class BodyReader implements Runnable {
    private final Request request;
    /** A refusal overtakes a body that is still being sent and is lost with the connection, so so much is read to its end. */
    private static final int MOST_DISCARDED = 1 << 20;

    private final EnginePost post;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long size;

    BodyReader(Request request, EnginePost post) {
        this.request = request;
        this.post = post;
    }

    @Override
    public void run() {
        if (request.getLength() > (long) post.limit() + MOST_DISCARDED) {
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
        size += chunk.remaining();
        if (size <= post.limit()) {
            keep(chunk.getByteBuffer());
        }
        boolean more = !chunk.isLast() && size <= (long) post.limit() + MOST_DISCARDED;
        chunk.release();
        if (!more) {
            end();
        }
        return more;
    }

    private void keep(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        body.writeBytes(copy);
    }

    private void end() {
        if (size > post.limit()) {
            post.tooLarge();
        } else {
            post.body(body.toByteArray());
        }
    }
}
