package dev.loadstone.app.cli;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.request.AnswerHead;
import dev.loadstone.core.request.WebAnswer;
import dev.loadstone.core.request.WebCall;
import dev.loadstone.core.request.WebListener;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows an answer: painted for a person at a terminal, as it is for a pipe. Bytes for a pipe are
 * passed on while they come, on the request's thread; all else waits for the end.
 */
final class AnswerPrinter implements WebListener {
  private static final String RESET = "\u001b[0m";
  private static final String NAME = "\u001b[36m";

  private final Surroundings surroundings;
  private final PrintStream out;
  private final boolean include;
  private final boolean timing;
  private final boolean json;
  private final boolean coloured;
  private boolean passed;
  private volatile @Nullable WebCall call;

  AnswerPrinter(Surroundings surroundings, boolean include, boolean timing, boolean json) {
    this.surroundings = surroundings;
    this.timing = timing;
    this.json = json;
    out = surroundings.out();
    this.include = include || surroundings.isTerminal();
    coloured =
        surroundings.isTerminal()
            && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** The call that is ended when nobody takes its body any more. */
  void watch(WebCall running) {
    call = running;
  }

  @Override
  public void head(AnswerHead head) {
    if (include && !json && !surroundings.isTerminal()) {
      printHead(head);
    }
  }

  /** Hands a piece of the body on as it is. */
  void pass(ByteBuffer piece) {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    out.write(bytes, 0, bytes.length);
    passed = true;
    WebCall running = call;
    if (out.checkError() && running != null) {
      running.cancel();
    }
  }

  /** The rest, once the request is over. */
  void print(WebAnswer answer) {
    if (json) {
      new JsonLines(out).line(generator -> new AnswerJson(generator).write(answer));
      return;
    }
    if (surroundings.isTerminal() && answer.status() != 0) {
      printHead(answer.head());
    }
    if (answer.file() != null) {
      out.println(
          OneLine.of(String.valueOf(answer.file())) + "  " + Words.bytes(answer.decodedBytes()));
    } else if (surroundings.isTerminal()) {
      out.print(BodyView.of(answer, coloured));
    } else if (!passed) {
      byte[] body = answer.body();
      out.write(body, 0, body.length);
    }
    if (timing) {
      printTiming(answer.exchanges());
    }
  }

  private void printHead(AnswerHead head) {
    String protocol = head.protocol();
    String version = protocol.equals("h2") ? "HTTP/2" : protocol.toUpperCase(Locale.ROOT);
    out.println((version + " " + head.status() + " " + OneLine.of(head.reason())).strip());
    for (HeaderField field : head.headers().fields()) {
      String name = OneLine.of(field.name());
      out.println((coloured ? NAME + name + RESET : name) + ": " + OneLine.of(field.value()));
    }
    out.println();
  }

  private void printTiming(List<HttpExchange> exchanges) {
    for (HttpExchange exchange : exchanges) {
      out.println();
      RequestSheet.ofOne(exchange).forEach(out::println);
    }
  }
}
