/**
 * The request composer: any request by hand, its answer beside it, those made before, and a
 * download made of it.
 *
 * <p>FX thread. Imports {@code mirror}, {@code common} and the engine's front door with its {@code
 * request} package.
 */
@NullMarked
package dev.loadstone.ui.request;

import org.jspecify.annotations.NullMarked;
