package dev.loadstone.bench;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.source.LinkList;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A pasted list of links, plain and with options on each line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LinkListBenchmark {
  private static final Path FOLDER = Path.of("library").toAbsolutePath();

  @Param({"1000", "100000"})
  public int links;

  private String plain = "";
  private String withOptions = "";

  @Setup
  public void prepare() {
    StringBuilder text = new StringBuilder();
    StringBuilder options = new StringBuilder();
    for (int i = 0; i < links; i++) {
      String link = "https://assets.example/pack/textures/stone_" + i + ".png";
      text.append(link).append('\n');
      options.append(link).append("\tout=t/").append(i).append(".png\tchecksum=md5=");
      options.append("0".repeat(32)).append('\n');
    }
    plain = text.toString();
    withOptions = options.toString();
  }

  @Benchmark
  public LinkList.Parsed parsePlain() {
    return parse(plain);
  }

  @Benchmark
  public LinkList.Parsed parseWithOptions() {
    return parse(withOptions);
  }

  private static LinkList.Parsed parse(String text) {
    return LinkList.parse(text, link -> JobRequest.of(link, FOLDER));
  }
}
