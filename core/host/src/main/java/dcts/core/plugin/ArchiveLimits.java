package dcts.core.plugin;

/**
 * How large an archive may be.
 *
 * @param archive bytes of the file
 * @param entries how many
 * @param all bytes of all entries, unpacked
 * @param entry bytes of one entry, unpacked
 * @param ratio how many times larger than packed one may be
 * @param freeOfRatio bytes up to which it may be whatever times larger
 */
record ArchiveLimits(int archive, int entries, long all, long entry, int ratio, long freeOfRatio) {
    static final ArchiveLimits USUAL = new ArchiveLimits(64 << 20, 20_000, 256L << 20, 64L << 20, 100, 1L << 20);
}
