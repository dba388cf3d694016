package dcts.crash;

import java.util.List;

/**
 * What one reader saw.
 *
 * @param shown the messages in the order in which its person would see them, live or caught up
 * @param live for each of its connections what was announced there, in that order
 * @param caughtUp how many of those shown came by asking for changes
 */
record Sightings(long reader, List<Message> shown, List<List<Message>> live, int caughtUp) {}
