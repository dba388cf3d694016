package dcts.core.http;

import dcts.core.config.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who really asks. A forwarded address is believed only from proxies that the owner listed, and only up to the
 * first one that is not listed, read from the right.
 */
public final class ClientAddresses {
    private final List<Network> trusted;

    /**
     * Prepares the list.
     *
     * @throws IllegalArgumentException if an entry is not an address or network
     */
    public ClientAddresses(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Network::parse).toList();
    }

    /**
     * The address of the client as text.
     *
     * @param peer who opened the connection
     * @param forwardedFor the header {@code X-Forwarded-For}, if any
     */
    public String resolve(String peer, Optional<String> forwardedFor) {
        String current = strip(peer);
        if (forwardedFor.isEmpty()) {
            return current;
        }
        List<String> hops = Arrays.asList(forwardedFor.get().split(",", -1));
        for (String hop : hops.reversed()) {
            if (!isTrusted(current)) {
                return current;
            }
            Optional<InetAddress> next = Network.address(strip(hop));
            if (next.isEmpty()) {
                return current;
            }
            current = next.get().getHostAddress();
        }
        return current;
    }

    /** What limits count by: an IPv4 address, or the /64 that one IPv6 customer has. */
    public static String limitKey(String address) {
        Optional<InetAddress> parsed = Network.address(address);
        if (parsed.isPresent() && parsed.get() instanceof Inet6Address six) {
            return Arrays.toString(Arrays.copyOf(six.getAddress(), 8));
        }
        return parsed.map(InetAddress::getHostAddress).orElse(address);
    }

    /** Whether the request comes from this machine itself and through no proxy. */
    public static boolean isLocal(String peer, Optional<String> forwardedFor) {
        return forwardedFor.isEmpty()
                && Network.address(strip(peer))
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    private boolean isTrusted(String address) {
        Optional<InetAddress> parsed = Network.address(address);
        return parsed.isPresent() && trusted.stream().anyMatch(n -> n.contains(parsed.get()));
    }

    private static String strip(String address) {
        String bare = address.strip();
        int zone = bare.indexOf('%');
        bare = zone < 0 ? bare : bare.substring(0, zone);
        return bare.startsWith("[") && bare.endsWith("]") ? bare.substring(1, bare.length() - 1) : bare;
    }
}
