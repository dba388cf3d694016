package dcts.keyauth;

import dcts.api.Meaning;
import dcts.api.ServerInfo;
import dcts.api.Text;

/** What the owner lets strangers know of the server beside its name. */
record KeyAuthSettings(
        @Meaning("Whether /discover tells strangers what is set here.")
        boolean discovery,

        @Meaning("What the server is about, in a sentence or two.") @Text(min = 0, max = 500, multiline = true)
        String description,

        @Meaning("Address of a picture that stands for the server.") @Text(min = 0, max = 500, pattern = ADDRESS)
        String icon,

        @Meaning("Address of the picture above the page that greets visitors.")
        @Text(min = 0, max = 500, pattern = ADDRESS)
        String homeBanner,

        @Meaning("Title of the page that greets visitors.") @Text(min = 0, max = 100)
        String homeTitle,

        @Meaning("What stands below that title.") @Text(min = 0, max = 200)
        String homeSubtitle,

        @Meaning("Text of the page that greets visitors.") @Text(min = 0, max = 4_000, multiline = true)
        String homeAbout) {
    /** Pictures from here or elsewhere, or none; nothing that a client could run. */
    static final String ADDRESS = "(https?:/|)/[!-~]+|";

    static final KeyAuthSettings DEFAULTS = new KeyAuthSettings(true, "", "", "", "", "", "");

    /** Together with what the host knows. There are no seats to count yet. */
    ServerCard card(ServerInfo server) {
        return new ServerCard(
                server.name(),
                description,
                icon,
                new ServerCard.Home(homeBanner, homeTitle, homeSubtitle, homeAbout),
                new ServerCard.Slots(Math.toIntExact(server.online()), 0, 0),
                server.registrationOpen(),
                server.version());
    }
}
