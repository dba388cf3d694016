package dcts.core.http;

import java.io.Serial;

/** The server's port cannot be had. The message is a sentence for the owner. */
public final class ListenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ListenException(String host, int port, Throwable cause) {
        super(
                "The server cannot listen on " + host + ":" + port
                        + "; another program uses that port, or the address is not this machine's."
                        + " Choose another with --port or \"port\" in config.json.",
                cause);
    }
}
