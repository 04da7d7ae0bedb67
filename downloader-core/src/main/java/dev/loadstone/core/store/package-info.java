/**
 * What survives a restart, in SQLite: the only user of java.sql.
 *
 * <p>Written by the engine's thread alone. Imports {@code model}, {@code time} and {@code
 * keychain}.
 */
@NullMarked
package dev.loadstone.core.store;

import org.jspecify.annotations.NullMarked;
