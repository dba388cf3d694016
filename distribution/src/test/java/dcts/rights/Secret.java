package dcts.rights;

/** What not everybody may know of: a channel, or the group and the category around it. */
record Secret(Thing thing, Place place) {
    static Secret channel(Place place) {
        return new Secret(Thing.CHANNEL, place);
    }

    static Secret around(Place place) {
        return new Secret(Thing.AROUND, place);
    }

    @Override
    public String toString() {
        return thing == Thing.CHANNEL ? place.toString() : "the group of " + place;
    }
}
