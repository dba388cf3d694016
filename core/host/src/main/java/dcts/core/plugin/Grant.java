package dcts.core.plugin;

import java.util.Set;

/** What a plugin's manifest asks for, and nothing else is had. */
record Grant(String pluginId, Set<String> capabilities) {
    Grant {
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * Demands a capability.
     *
     * @throws IllegalStateException if the manifest does not ask for it
     */
    void demand(String capability) {
        if (!capability.isEmpty() && !capabilities.contains(capability)) {
            throw new IllegalStateException(
                    "the plugin " + pluginId + " needs the capability " + capability + " in its plugin.json");
        }
    }

    /**
     * Demands that a path may be served.
     *
     * @throws IllegalStateException if it is neither below the plugin's own nor asked for
     */
    void demandPath(String path) {
        if (path.startsWith("/api/" + pluginId + "/")) {
            if (capabilities.stream().noneMatch(each -> each.startsWith(Capabilities.ROUTES + ":/"))) {
                demand(Capabilities.ROUTES);
            }
            return;
        }
        boolean granted = capabilities.stream()
                .filter(capability -> capability.startsWith(Capabilities.ROUTES + ":/"))
                .map(capability -> capability.substring(Capabilities.ROUTES.length() + 1))
                .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
        boolean ours = path.matches("/(api|ui|socket\\.io|health|metrics)(/.*)?");
        if (ours || !granted) {
            throw new IllegalStateException("the plugin " + pluginId + " may serve paths below /api/" + pluginId
                    + "/, and others that its plugin.json asks for, but not " + path);
        }
    }
}
