package dcts.api;

/** Who may call an entry point. There is no default: what is registered says it. */
public sealed interface Access {
    /** Everybody, also without an account. */
    record Anyone() implements Access {}

    /** Everybody who is logged in, also who waits to be admitted. */
    record Account() implements Access {}

    /** Every logged-in member in good standing. */
    record Member() implements Access {}

    /** Holders of a permission for the whole server; checked by the host before the handler runs. */
    record Holders(Permission permission) implements Access {}

    /**
     * Holders of a permission at the object that the request names. The handler obtains the object from a gate that
     * asks for exactly this permission.
     */
    record AtObject(Permission permission) implements Access {}

    /** Everybody, also without an account. */
    static Access anyone() {
        return new Anyone();
    }

    /** Everybody who is logged in, also who waits to be admitted. */
    static Access account() {
        return new Account();
    }

    /** Every logged-in member in good standing. */
    static Access member() {
        return new Member();
    }

    /** Holders of a permission for the whole server. */
    static Access holders(Permission permission) {
        return new Holders(permission);
    }

    /** Holders of a permission at the object that the request names. */
    static Access atObject(Permission permission) {
        return new AtObject(permission);
    }
}
