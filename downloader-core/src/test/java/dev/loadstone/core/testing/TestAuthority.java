package dev.loadstone.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority that issues, revokes, answers OCSP and publishes a CRL, on loopback.
 * Certificates of servers are for {@code localhost} and 127.0.0.1.
 */
public final class TestAuthority implements AutoCloseable {
  private static final Duration LIFE = Duration.ofDays(2);

  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;
  private final Map<BigInteger, Date> revoked = new ConcurrentHashMap<>();
  private final RawServer responder;
  private volatile boolean silent;
  private volatile boolean ignorant;

  /** A certificate and its key. */
  public record Issued(X509Certificate certificate, PrivateKey key, X509Certificate authority) {

    private X509Certificate[] chain() {
      return Stream.of(certificate, authority).distinct().toArray(X509Certificate[]::new);
    }

    /** Sockets of a server with it. */
    public SSLContext serverContext() {
      return context(null);
    }

    /** The same, of a server that wants certificates of that authority from its clients. */
    public SSLContext context(@Nullable X509Certificate clients) {
      try {
        char[] none = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, none, chain());
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        if (clients == null) {
          context.init(own.getKeyManagers(), null, null);
          return context;
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("clients", clients);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** SHA-256 of the public key, in Base64. */
    public String pin() {
      return TestAuthority.pin(certificate);
    }

    /** The certificate and the authority's. */
    public String chainPem() {
      return Stream.of(chain()).map(TestAuthority::pem).collect(Collectors.joining());
    }

    /** PKCS#8. */
    public String keyPem() {
      return TestAuthority.block("PRIVATE KEY", key.getEncoded());
    }
  }

  public TestAuthority() {
    try {
      X500Name name = new X500Name("CN=Test Authority");
      JcaX509v3CertificateBuilder builder =
          builder(name, name, BigInteger.ONE, keys, Instant.now());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
      certificate = signed(builder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    responder = RawServer.start(this::answer);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public String pem() {
    return pem(certificate);
  }

  /** Writes its certificate. */
  public Path writeTo(Path file) {
    try {
      return Files.writeString(file, pem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server's certificate that names no place that tells its status. */
  public Issued issue() {
    return issue(false, false, Instant.now());
  }

  /** A server's certificate whose status its responder tells. */
  public Issued issueWithResponder() {
    return issue(true, false, Instant.now());
  }

  /** A server's certificate whose status its list tells. */
  public Issued issueWithList() {
    return issue(false, true, Instant.now());
  }

  /** A server's certificate that ended in the year 2001. */
  public Issued issueExpired() {
    return issue(false, false, Instant.parse("2001-01-01T00:00:00Z"));
  }

  private Issued issue(boolean ocsp, boolean list, Instant from) {
    try {
      KeyPair own = newKeys();
      BigInteger serial = new BigInteger(64, new SecureRandom()).setBit(62);
      JcaX509v3CertificateBuilder builder =
          builder(
              new JcaX509CertificateHolder(certificate).getSubject(),
              new X500Name("CN=the server"),
              serial,
              own,
              from);
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
              }));
      GeneralName place =
          new GeneralName(
              GeneralName.uniformResourceIdentifier, responder.link("/status").toString());
      if (ocsp) {
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, place));
      }
      if (list) {
        builder.addExtension(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(
                new DistributionPoint[] {
                  new DistributionPoint(
                      new DistributionPointName(new GeneralNames(place)), null, null)
                }));
      }
      return new Issued(signed(builder), own.getPrivate(), certificate);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server's certificate that it made itself, for a name. */
  public static Issued selfSigned(String name, Instant from) {
    KeyPair own = newKeys();
    X500Name self = new X500Name("CN=" + name);
    JcaX509v3CertificateBuilder builder = builder(self, self, BigInteger.TWO, own, from);
    try {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    X509Certificate certificate = signed(builder, own);
    return new Issued(certificate, own.getPrivate(), certificate);
  }

  public void revoke(Issued issued) {
    revoked.put(issued.certificate().getSerialNumber(), Date.from(Instant.now().minusSeconds(60)));
  }

  /** From here on its responder answers 500. */
  public void beSilent() {
    silent = true;
  }

  /** From here on its responder knows no certificate. */
  public void beIgnorant() {
    ignorant = true;
  }

  /** Requests that came for the status of certificates. */
  public List<RawServer.Received> asked() {
    return responder.received();
  }

  /** The OCSP response about a certificate, as a server staples it. */
  public byte[] response(Issued issued) {
    try {
      JcaDigestCalculatorProviderBuilder digests = new JcaDigestCalculatorProviderBuilder();
      return response(
          List.of(
              new CertificateID(
                  digests.build().get(CertificateID.HASH_SHA1),
                  new JcaX509CertificateHolder(certificate),
                  issued.certificate().getSerialNumber())));
    } catch (OperatorCreationException | GeneralSecurityException | OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] response(List<CertificateID> asked)
      throws OperatorCreationException, OCSPException, IOException {
    BasicOCSPRespBuilder builder =
        new JcaBasicOCSPRespBuilder(
            keys.getPublic(),
            new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1));
    Instant now = Instant.now();
    for (CertificateID each : asked) {
      builder.addResponse(
          each,
          status(each.getSerialNumber()),
          Date.from(now.minusSeconds(60)),
          Date.from(now.plus(LIFE)));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(signer(), new X509CertificateHolder[] {holder()}, Date.from(now)))
        .getEncoded();
  }

  private CertificateStatus status(BigInteger serial) {
    if (ignorant) {
      return new UnknownStatus();
    }
    Date since = revoked.get(serial);
    return since == null
        ? CertificateStatus.GOOD
        : new RevokedStatus(since, CRLReason.keyCompromise);
  }

  private byte[] list() throws OperatorCreationException, IOException {
    Instant now = Instant.now();
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(holder().getSubject(), Date.from(now.minusSeconds(60)));
    builder.setNextUpdate(Date.from(now.plus(LIFE)));
    revoked.forEach((serial, since) -> builder.addCRLEntry(serial, since, CRLReason.keyCompromise));
    return builder.build(signer()).getEncoded();
  }

  private boolean answer(RawServer.Received request, RawServer.Wire wire) throws IOException {
    byte[] body =
        wire.in()
            .readNBytes(Integer.parseInt(request.headers().first("Content-Length").orElse("0")));
    if (silent) {
      wire.send("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
      return true;
    }
    try {
      byte[] answer;
      if (request.method().equals("POST")) {
        List<CertificateID> asked = new ArrayList<>();
        for (var each : new OCSPReq(body).getRequestList()) {
          asked.add(each.getCertID());
        }
        answer = response(asked);
      } else {
        answer = list();
      }
      wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length + "\r\n\r\n");
      wire.send(answer);
      return true;
    } catch (OperatorCreationException | OCSPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    responder.close();
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, BigInteger serial, KeyPair keys, Instant from) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        serial,
        Date.from(from.minusSeconds(3_600)),
        Date.from(from.plus(LIFE)),
        subject,
        keys.getPublic());
  }

  private X509Certificate signed(JcaX509v3CertificateBuilder builder) {
    return signed(builder, keys);
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair by) {
    try {
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer(by)));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private ContentSigner signer() throws OperatorCreationException {
    return signer(keys);
  }

  private static ContentSigner signer(KeyPair by) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
  }

  private X509CertificateHolder holder() {
    try {
      return new JcaX509CertificateHolder(certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pin(X509Certificate certificate) {
    try {
      byte[] key = certificate.getPublicKey().getEncoded();
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(X509Certificate certificate) {
    try {
      return block("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A block of a PEM file. */
  public static String block(String label, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }
}
