package dev.loadstone.core.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the certificate is that says who asks (RFC 8446 4.4.2); its password is a secret and kept
 * elsewhere.
 *
 * @param file absolute; a PEM file with the certificate and its chain, or a PKCS#12 file with the
 *     key too
 * @param key absolute; PEM file of the private key; null if it is in {@code file}
 */
public record ClientCertificate(Path file, @Nullable Path key) {}
