package dcts.core.plugin;

/**
 * What a plugin has cost since it was started, and what it holds now.
 *
 * @param calls of its code by the host
 * @param errors of those, how many threw what they should not
 * @param busyMs how long they took in all, in milliseconds
 * @param queue drafts that wait to be written
 * @param tasks that it does again and again
 * @param cacheEntries in all its caches
 * @param storedValues in its key-value store
 * @param fileBytes in its directory
 */
public record PluginUsage(
        long calls,
        long errors,
        long busyMs,
        int queue,
        int tasks,
        long cacheEntries,
        long storedValues,
        long fileBytes) {}
