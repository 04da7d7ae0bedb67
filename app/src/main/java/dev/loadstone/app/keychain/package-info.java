/**
 * The keychains of Windows, macOS and Linux desktops, by java-keyring: docs/decisions/0020.
 *
 * <p>Loaded when there are secrets to store or to open, on a thread of its own. Imports {@code
 * core.keychain}.
 */
@NullMarked
package dev.loadstone.app.keychain;

import org.jspecify.annotations.NullMarked;
