package dcts.core.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Knows which web origins are ours, so that no foreign page can act with a member's cookie. */
public final class Origins {
    private final String publicUrl;
    private final Set<String> allowed;

    public Origins(String publicUrl, List<String> allowedOrigins) {
        this.publicUrl = publicUrl.toLowerCase(Locale.ROOT);
        this.allowed = new HashSet<>();
        allowedOrigins.forEach(origin -> allowed.add(origin.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a page of this origin is our own.
     *
     * @param host the header {@code Host} of the same request: a page that was loaded from where it calls is ours
     */
    public boolean isOurs(String origin, Optional<String> host) {
        String asked = origin.toLowerCase(Locale.ROOT);
        if (!publicUrl.isEmpty() && asked.equals(publicUrl)) {
            return true;
        }
        return host.map(h -> h.toLowerCase(Locale.ROOT))
                .filter(h -> asked.equals("http://" + h) || asked.equals("https://" + h))
                .isPresent();
    }

    /** Whether a page of this origin may connect at all, with a token of its own. */
    public boolean mayConnect(String origin, Optional<String> host) {
        return isOurs(origin, host) || isAllowed(origin);
    }

    /** Whether the owner allowed pages of this origin. */
    public boolean isAllowed(String origin) {
        return allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** Whether members reach the server by https only, so that cookies can be kept from plain http. */
    public boolean secure() {
        return publicUrl.startsWith("https://");
    }
}
