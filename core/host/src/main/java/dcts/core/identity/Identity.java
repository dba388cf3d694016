package dcts.core.identity;

/**
 * What lets a member in other than a password.
 *
 * @param method the id of the plugin that proves it
 * @param value the plugin's name for it, such as the fingerprint of a key
 */
record Identity(String method, String value) {}
