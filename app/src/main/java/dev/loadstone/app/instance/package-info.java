/**
 * One running window per data folder: a later start hands its links to it over a Unix domain socket
 * that only the same user can open.
 *
 * <p>Owns {@code window.lock}, {@code window.address} and {@code window.sock} of the data folder.
 * Listens on a thread of its own. Imports nothing of ours but the store's exception.
 */
@NullMarked
package dev.loadstone.app.instance;

import org.jspecify.annotations.NullMarked;
