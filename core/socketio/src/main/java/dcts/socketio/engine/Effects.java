package dcts.socketio.engine;

import java.util.ArrayList;
import java.util.List;

/** What is to be done once the lock is released: neither a write nor a listener ever runs with it. */
final class Effects {
    private final List<Runnable> all = new ArrayList<>(2);

    void add(Runnable effect) {
        all.add(effect);
    }

    void run() {
        all.forEach(Runnable::run);
    }
}
