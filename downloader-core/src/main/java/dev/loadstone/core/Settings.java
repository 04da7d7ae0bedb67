package dev.loadstone.core;

import java.nio.file.Path;

/**
 * What an engine is opened with.
 *
 * @param dataFolder absolute folder of the database, its backups and the secrets; made if missing
 */
public record Settings(Path dataFolder) {}
