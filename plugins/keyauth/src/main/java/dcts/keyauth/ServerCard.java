package dcts.keyauth;

/**
 * What a server tells strangers about itself.
 *
 * @param name as shown
 * @param description in a sentence
 * @param icon address of a picture; may be empty
 * @param home the page that greets visitors
 * @param slots how full it is
 * @param registration whether new members are let in
 * @param version of the program
 */
record ServerCard(
        String name, String description, String icon, Home home, Slots slots, boolean registration, String version) {
    /** The page that greets visitors; each text may be empty. */
    record Home(String bannerUrl, String title, String subtitle, String about) {}

    /**
     * How full a server is.
     *
     * @param online connected members
     * @param limit how many may be connected; 0 for any number
     * @param reserved for members with rights
     */
    record Slots(int online, int limit, int reserved) {}
}
