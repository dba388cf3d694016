package dcts.core.permission;

import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.CoreEvents.PlacesGone;
import dcts.api.Places;
import dcts.api.Scope;
import dcts.core.event.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The places of all plugins. */
public final class PlaceTable implements Places {
    private final Map<String, Places> byPlugin = new TreeMap<>();
    private final String serverName;
    private final Consumer<PlacesGone> gone;

    public PlaceTable(String serverName, EventTable events) {
        this.serverName = serverName;
        this.gone = events.declare(CoreEvents.PLACES_GONE);
    }

    /** Says that places are gone for good, in one event: of many that come at once some would be missed. */
    public void gone(List<Scope> places) {
        if (!places.isEmpty()) {
            gone.accept(new PlacesGone(places));
        }
    }

    /**
     * Adds the places of a plugin; returns what takes them away.
     *
     * @throws IllegalStateException if it has some already
     */
    public Runnable add(String plugin, Places places) {
        synchronized (byPlugin) {
            if (byPlugin.putIfAbsent(plugin, places) != null) {
                throw new IllegalStateException("the plugin " + plugin + " has declared places already");
            }
        }
        return () -> {
            synchronized (byPlugin) {
                byPlugin.remove(plugin, places);
            }
        };
    }

    @Override
    public List<Place> visibleTo(Caller caller) {
        List<Place> found = new ArrayList<>();
        found.add(new Place(Scope.SERVER, serverName));
        plugins().forEach(places -> found.addAll(places.visibleTo(caller)));
        return found;
    }

    @Override
    public List<Scope> all() {
        List<Scope> found = new ArrayList<>();
        found.add(Scope.SERVER);
        plugins().forEach(places -> found.addAll(places.all()));
        return found;
    }

    private List<Places> plugins() {
        synchronized (byPlugin) {
            return List.copyOf(byPlugin.values());
        }
    }
}
