package dcts.core.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The parts of the web client that plugins bring. */
public final class UiPieces {
    private final StaticFiles files;
    private final Map<String, Piece> pieces = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * One plugin's part.
     *
     * @param id the plugin
     * @param entry path of its module
     * @param css path of its style sheet, if it has one
     */
    public record Piece(
            String id,
            String version,
            String entry,
            @Nullable String css) {}

    public UiPieces(StaticFiles files) {
        this.files = files;
    }

    /** Is told when pieces come or go. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Offers a plugin's files under a path that changes with their content.
     *
     * @return takes them away again
     */
    public Runnable add(String id, String version, Map<String, byte[]> content) {
        String prefix = "/ui/" + id + "/" + ResourceFolder.hash(content) + "/";
        Runnable removeFiles = files.addImmutable(prefix, content);
        String css = content.containsKey("index.css") ? prefix + "index.css" : null;
        pieces.put(id, new Piece(id, version, prefix + "index.js", css));
        listeners.forEach(Runnable::run);
        return () -> {
            pieces.remove(id);
            removeFiles.run();
            listeners.forEach(Runnable::run);
        };
    }

    /** All pieces in the order of their ids. */
    public List<Piece> all() {
        return List.copyOf(pieces.values());
    }
}
