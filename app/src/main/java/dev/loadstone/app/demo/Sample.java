package dev.loadstone.app.demo;

/**
 * A file the demo's server has, and what is known of it before anything is downloaded.
 *
 * @param path below the server's root and below the library, with {@code /}
 * @param sha256 hexadecimal digits
 */
record Sample(String path, long size, String sha256) {}
