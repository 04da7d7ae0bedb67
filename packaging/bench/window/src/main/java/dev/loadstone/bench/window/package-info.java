/**
 * Measures the real window over a real engine and a local server. For {@code
 * packaging/bench/window.sh}; imports {@code core}, {@code ui} and the JDK's server.
 */
@NullMarked
package dev.loadstone.bench.window;

import org.jspecify.annotations.NullMarked;
