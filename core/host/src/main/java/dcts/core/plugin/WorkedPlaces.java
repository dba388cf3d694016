package dcts.core.plugin;

import dcts.api.Caller;
import dcts.api.Places;
import dcts.api.Scope;
import java.util.List;

/** Asks a plugin for its places under its limits. */
record WorkedPlaces(Places places, PluginWork work) implements Places {
    @Override
    public List<Scope> all() {
        return work.call("places", PluginWork.HANDLER, places::all);
    }

    @Override
    public List<Place> visibleTo(Caller caller) {
        return work.call("places", PluginWork.HANDLER, () -> places.visibleTo(caller));
    }
}
