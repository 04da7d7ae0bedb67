/**
 * What the engine asks of the operating system's keychain; the program around it brings one as a
 * service.
 *
 * <p>Blocks, on the thread that stores or opens secrets. Imports nothing of ours.
 */
@NullMarked
package dev.loadstone.core.keychain;

import org.jspecify.annotations.NullMarked;
