package dev.loadstone.core.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.testing.ChildServer;
import dev.loadstone.core.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys as OpenSSL writes them: each signs what its public key confirms. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PrivateKeysTest {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");
  private static final String PASSWORD = "hush h\u00fcsh";
  private static final String PASSWORD_OF_OLD = "hush hush";

  @TempDir static Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    ChildServer.require(OPENSSL, "openssl");
    openssl("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out RSA.pem");
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out EC.pem");
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out EC384.pem");
    openssl("genpkey -algorithm ED25519 -out Ed25519.pem");
  }

  /** Runs openssl with these words in {@link #folder}. */
  private static void openssl(String words, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of(OPENSSL.toString()));
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of(more));
    Path said = folder.resolve("openssl.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(words).isTrue();
    assertThat(process.exitValue()).as(() -> words + ": " + content(said)).isZero();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrivateKey read(String name, @Nullable String password) throws FailureException {
    Path file = folder.resolve(name);
    return PrivateKeys.of(file, PemFile.blocks(PemFile.read(file, "client key")), password);
  }

  private static void assertIsTheKey(PrivateKey key, String plain) throws Exception {
    openssl("pkey -pubout -in " + plain + " -out public.pem");
    byte[] encoded =
        PemFile.blocks(PemFile.read(folder.resolve("public.pem"), "")).getFirst().der();
    String kind = plain.replaceFirst("(384)?\\.pem", "");
    PublicKey confirming =
        KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
    Signature signature =
        Signature.getInstance(
            switch (kind) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> kind;
            });
    signature.initSign(key);
    signature.update(encoded);
    byte[] signed = signature.sign();
    signature.initVerify(confirming);
    signature.update(encoded);
    assertThat(signature.verify(signed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA.pem", "EC.pem", "EC384.pem", "Ed25519.pem"})
  void plainPkcs8_isRead(String plain) throws Exception {
    assertIsTheKey(read(plain, null), plain);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA.pem, -v2 aes-256-cbc -v2prf hmacWithSHA256",
    "RSA.pem, -v2 aes-128-cbc -v2prf hmacWithSHA1",
    "EC.pem, -v2 aes-256-cbc -v2prf hmacWithSHA512",
    "Ed25519.pem, -v2 aes-128-cbc -v2prf hmacWithSHA384"
  })
  void encryptedPkcs8_isReadWithItsPassword_andRefusedWithAnother(String plain, String how)
      throws Exception {
    for (String password : List.of(PASSWORD_OF_OLD, "x")) {
      openssl(
          "pkcs8 -topk8 -in " + plain + " -out closed.pem " + how, "-passout", "pass:" + password);
      assertThat(content(folder.resolve("closed.pem"))).contains("BEGIN ENCRYPTED PRIVATE KEY");
      assertIsTheKey(read("closed.pem", password), plain);
    }
    assertThatThrownBy(() -> read("closed.pem", "0therw1se"))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("has another password")
        .hasMessageNotContaining("0therw1se");
    assertThatThrownBy(() -> read("closed.pem", null)).hasMessageContaining("needs its password");
  }

  @Test
  void encryptedPkcs8_ofAnOlderKind_isRead() throws Exception {
    openssl(
        "pkcs8 -topk8 -in RSA.pem -out closed.pem -v1 PBE-SHA1-3DES",
        "-passout",
        "pass:" + PASSWORD_OF_OLD);
    assertIsTheKey(read("closed.pem", PASSWORD_OF_OLD), "RSA.pem");
  }

  @Test
  void encryptedPkcs8_withScrypt_isRefusedByName() throws Exception {
    openssl(
        "pkcs8 -topk8 -in RSA.pem -out closed.pem -scrypt", "-passout", "pass:" + PASSWORD_OF_OLD);
    assertThatThrownBy(() -> read("closed.pem", PASSWORD_OF_OLD))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("encrypted in an unknown way");
  }

  @Test
  void passwordBeyondAscii_isThatOfUtf8() throws Exception {
    openssl(
        "pkcs8 -topk8 -in EC.pem -out closed.pem -v2 aes-256-cbc", "-passout", "pass:" + PASSWORD);
    assertIsTheKey(read("closed.pem", PASSWORD), "EC.pem");
  }

  @Test
  void pkcs1AndSec1_areRead() throws Exception {
    openssl("rsa -traditional -in RSA.pem -out old.pem");
    assertThat(content(folder.resolve("old.pem"))).contains("BEGIN RSA PRIVATE KEY");
    assertIsTheKey(read("old.pem", null), "RSA.pem");
    for (String curve : List.of("EC.pem", "EC384.pem")) {
      openssl("ec -in " + curve + " -out old.pem");
      assertThat(content(folder.resolve("old.pem"))).contains("BEGIN EC PRIVATE KEY");
      assertIsTheKey(read("old.pem", null), curve);
    }
  }

  @Test
  void sec1BehindItsParameters_isRead() throws Exception {
    openssl("ecparam -name prime256v1 -genkey -out EC.both.pem");
    assertThat(content(folder.resolve("EC.both.pem"))).contains("BEGIN EC PARAMETERS");
    assertThat(read("EC.both.pem", null).getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void pkcs1EncryptedInTheOldWay_isRefused_andSaysHowToConvert() throws Exception {
    openssl(
        "rsa -traditional -aes128 -in RSA.pem -out old.pem", "-passout", "pass:" + PASSWORD_OF_OLD);
    assertThatThrownBy(() -> read("old.pem", PASSWORD_OF_OLD))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("openssl pkcs8 -topk8");
  }

  @Test
  void brokenKeys_areRefused() throws Exception {
    for (String label :
        List.of(
            "PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "CERTIFICATE")) {
      Files.writeString(
          folder.resolve("broken.pem"), TestAuthority.block(label, new byte[] {0x30, 0, 0}));
      assertThatThrownBy(() -> read("broken.pem", "hush"))
          .as(label)
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("broken.pem");
    }
  }
}
