package dev.loadstone.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.sstoehr.harreader.HarReader;
import de.sstoehr.harreader.model.Har;
import de.sstoehr.harreader.model.HarEntry;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HarWriterTest {
  private static final List<ExchangeRecord> RECORDS =
      List.of(
          record(
              3,
              Exchanges.of("https://a.example/f?token=[redacted]&q=a+b%20c&flag")
                  .requestHeaders(Headers.of("Range", "bytes=100-", "If-Range", "\"v0\""))
                  .build()),
          record(
              5,
              Exchanges.of("http://b.example/\u0001\ud800")
                  .failed(Failure.of(FailureCode.CANT_RESOLVE, "b.example has no address"))
                  .build()),
          new ExchangeRecord(
              8, null, 4, true, Exchanges.of("http://c.example/").proxy("http://p:1").build()));

  private static ExchangeRecord record(long id, HttpExchange exchange) {
    return new ExchangeRecord(id, new JobId(17), 0, false, exchange);
  }

  private static String written(List<ExchangeRecord> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(HarWriter.write(out, records.iterator())).isEqualTo(records.size());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void assertFollowsSchema(String archive) throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(HarWriterTest.class.getResourceAsStream("har-1.2.schema.json"))) {
      JsonSchema judge =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
      assertThat(judge.validate(archive, InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void archive_followsTheSchema() throws Exception {
    assertFollowsSchema(written(RECORDS));
    assertFollowsSchema(written(List.of()));
  }

  @Test
  void archive_isOpenedByAnotherReader() throws Exception {
    Har har = new HarReader().readFromString(written(RECORDS));
    assertThat(har.log().entries()).hasSize(3);
    HarEntry first = har.log().entries().getFirst();
    assertThat(first.request().url()).startsWith("https://a.example/f");
    assertThat(first.request().queryString())
        .extracting(each -> each.name() + "=" + each.value())
        .containsExactly("token=[redacted]", "q=a b c", "flag=");
    assertThat(first.response().status()).isEqualTo(206);
    assertThat(first.serverIPAddress()).isEqualTo("2001:db8::1");
    assertThat(first.connection()).isEqualTo("50123");
    assertThat(first.response().content().size()).isEqualTo(150);
  }

  @Test
  void timings_areMillisecondsByTheRules() throws Exception {
    String archive = written(RECORDS);
    assertThat(archive)
        .contains(
            "\"time\":451.520",
            "\"timings\":{\"blocked\":0.012,\"dns\":1.500,\"connect\":20.001,\"ssl\":15.000,"
                + "\"send\":0.007,\"wait\":30.000,\"receive\":400.000}",
            "\"timings\":{\"blocked\":0.012,\"dns\":-1,\"connect\":-1,\"ssl\":-1,"
                + "\"send\":0,\"wait\":0,\"receive\":0}");
    HarEntry first = new HarReader().readFromString(archive).log().entries().getFirst();
    assertThat(0.012 + 1.5 + 20.001 + 0.007 + 30 + 400).isCloseTo(451.52, within(0.001));
    assertThat(first.startedDateTime()).isNotNull();
  }

  @Test
  void ownFacts_haveOwnNames() throws Exception {
    assertThat(written(RECORDS))
        .contains(
            "\"_id\":3,\"_job\":17,\"_attempt\":2,\"_segment\":1,\"_hop\":0,"
                + "\"_range\":\"bytes=100-\",\"_contentRange\":\"bytes 100-199/200\","
                + "\"_validator\":\"\\\"v0\\\"\",\"_reused\":false",
            "\"_failure\":{\"code\":\"CANT_RESOLVE\",\"detail\":\"b.example has no address\"}",
            "\"_request\":4",
            "\"_running\":true",
            "\"_proxy\":\"http://p:1\"",
            "\"_tls\":{\"version\":\"TLSv1.3\"");
  }

  @Test
  void manyExchanges_areNotHeld() throws Exception {
    HttpExchange one = Exchanges.of("http://a.example/" + "x".repeat(1_000)).build();
    Iterator<ExchangeRecord> many =
        IntStream.range(0, 20_000).mapToObj(i -> record(i, one)).iterator();
    assertThat(HarWriter.write(OutputStream.nullOutputStream(), many)).isEqualTo(20_000);
  }

  @Test
  void file_isThereWholeOrNotAtAll(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("job.har");
    assertThat(HarFile.write(file, RECORDS.iterator())).isEqualTo(3);
    byte[] whole = Files.readAllBytes(file);
    assertFollowsSchema(new String(whole, StandardCharsets.UTF_8));
    Iterator<ExchangeRecord> breaking =
        IntStream.range(0, 3)
            .mapToObj(
                i -> {
                  if (i == 2) {
                    throw new IllegalStateException("the database went away");
                  }
                  return RECORDS.get(i);
                })
            .iterator();
    assertThatThrownBy(() -> HarFile.write(file, breaking))
        .isInstanceOf(IllegalStateException.class);
    assertThat(file).hasBinaryContent(whole);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void fileThatCannotBeWritten_failsInOneLine(@TempDir Path folder) {
    for (Path bad : List.of(folder, folder.resolve("missing").resolve("job.har"))) {
      assertThatThrownBy(() -> HarFile.write(bad, RECORDS.iterator()))
          .isInstanceOfSatisfying(
              FailureException.class,
              e ->
                  assertThat(e.failure().code())
                      .isIn(FailureCode.FILE_WRITE_ERROR, FailureCode.FILE_CANT_OPEN));
    }
  }

  @Test
  void schema_refusesWhatIsWrong() throws Exception {
    String archive = written(RECORDS);
    for (Map.Entry<String, String> broken :
        Map.of("\"send\":0,", "\"send\":-1,", "\"cache\":{},", "").entrySet()) {
      assertThatThrownBy(
              () -> assertFollowsSchema(archive.replace(broken.getKey(), broken.getValue())))
          .isInstanceOf(AssertionError.class);
    }
  }
}
