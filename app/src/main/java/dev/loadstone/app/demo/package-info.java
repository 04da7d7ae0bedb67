/**
 * {@code loadstone demo}: a server with sample assets that breaks a connection, and the proof that
 * the engine got everything nevertheless.
 *
 * <p>Main thread and the server's own. Imports {@code core}, its model and {@code app.cli}.
 */
@NullMarked
package dev.loadstone.app.demo;

import org.jspecify.annotations.NullMarked;
