package dcts.chat;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The SQL that reads pictures. */
final class PictureStore {
    private final Jdbi jdbi;

    PictureStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Picture> find(String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id, content_type, content from chat_picture where id = ?")
                        .bind(0, id)
                        .map((row, context) -> new Picture(
                                row.getString("id"), row.getString("content_type"), row.getBytes("content")))
                        .findOne());
    }
}
