package dev.loadstone.app.cli;

/**
 * How far all files of a run are.
 *
 * @param received bytes that are on disk
 * @param size bytes of the files whose size is known
 * @param unknownSizes files whose size is not known yet
 */
record WholeProgress(
    int jobs,
    int finished,
    int failed,
    long received,
    long size,
    int unknownSizes,
    long bytesPerSecond) {}
