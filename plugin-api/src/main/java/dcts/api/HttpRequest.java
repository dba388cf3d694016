package dcts.api;

import java.util.Optional;

/** One HTTP request as a handler sees it; its body is decoded already. */
public interface HttpRequest {
    /** Who asks; empty for strangers, who come only where {@link Access#anyone()} lets them. */
    Optional<Caller> caller();

    /** The client's address as text, taken from the proxy's word only where the owner trusts the proxy. */
    String address();

    /** The value of a parameter in the query of the address. */
    Optional<String> query(String name);

    /** The value of a header of the request. */
    Optional<String> header(String name);
}
