package dcts.api;

/**
 * What strangers may know of the server now.
 *
 * @param name as the owner has set it
 * @param version of the program
 * @param online how many members are connected
 * @param registrationOpen whether somebody without an account may make one
 */
public record ServerInfo(String name, String version, long online, boolean registrationOpen) {}
