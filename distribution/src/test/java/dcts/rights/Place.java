package dcts.rights;

/** Where the server is knocked at. Around each channel there is a group with one category. */
enum Place {
    /** A channel that every member reads. */
    PUBLIC('p'),
    /** A channel that the role Member is denied and the role Moderator is allowed; beside it is one for everybody. */
    HIDDEN('h'),
    /** A channel of a group that the role Member is denied. */
    SECRET('g'),
    /** A channel that is only read. */
    ARCHIVED('a'),
    /** A channel that was deleted with its group; nobody holds anything there. */
    DELETED('d');

    private final char letter;

    Place(char letter) {
        this.letter = letter;
    }

    /** Stands for the place in {@link Rights}. */
    char letter() {
        return letter;
    }
}
