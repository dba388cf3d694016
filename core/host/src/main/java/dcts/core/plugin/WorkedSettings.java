package dcts.core.plugin;

import dcts.api.Settings;
import java.util.function.Consumer;

/** Tells a plugin of new settings under its limits. */
record WorkedSettings<S extends Record>(Settings<S> opened, PluginWork work) implements Settings<S> {
    @Override
    public S get() {
        return opened.get();
    }

    @Override
    public void onChange(Consumer<S> listener) {
        opened.onChange(next -> work.runUnlessOver("settings", PluginWork.HANDLER, () -> listener.accept(next)));
    }
}
