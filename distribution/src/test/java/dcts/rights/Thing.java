package dcts.rights;

/** What a call names, so that it matters who may know of it. */
enum Thing {
    CHANNEL,
    /** The group or the category around the channel. */
    AROUND,
    /** A change of roles that the owner has made, which is nobody else's to take back. */
    CHANGE_OF_THE_OWNER;

    boolean isSeenBy(Principal principal, Place place) {
        return switch (this) {
            case CHANNEL -> Rights.holds(principal, "chat.read", place);
            case AROUND -> Rights.holds(principal, Rights.AROUND, place);
            case CHANGE_OF_THE_OWNER -> principal == Principal.OWNER;
        };
    }

    boolean isAtPlace() {
        return this != CHANGE_OF_THE_OWNER;
    }
}
