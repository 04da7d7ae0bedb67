package dev.loadstone.core.http;

import dev.loadstone.core.model.NetworkOptions;
import java.time.Duration;

/**
 * What one job's client is derived with.
 *
 * @param timeout bound of each of: connecting, handshake, wait for the answer's head
 * @param stallTimeout longest time without a byte of the body
 */
public record ClientOptions(NetworkOptions network, Duration timeout, Duration stallTimeout) {}
