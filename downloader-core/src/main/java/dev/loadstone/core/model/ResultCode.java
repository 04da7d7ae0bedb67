package dev.loadstone.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request or a download ended: names and numbers of Godot's {@code HTTPRequest.Result} up to
 * 99, Loadstone's from 100 on. Made from {@link FailureCode} and nothing else, so the two cannot
 * differ.
 *
 * @param name as Godot writes it: {@code RESULT_TIMEOUT}
 */
public record ResultCode(int number, String name) {
  public static final ResultCode SUCCESS = new ResultCode(0, "RESULT_SUCCESS");

  /** Godot has it and never uses it; neither does Loadstone. */
  public static final ResultCode REQUEST_FAILED = new ResultCode(9, "RESULT_REQUEST_FAILED");

  /** Where Godot's word is another than ours. */
  private static final Map<FailureCode, String> GODOT_NAMES =
      Map.of(
          FailureCode.BODY_LENGTH_MISMATCH, "CHUNKED_BODY_SIZE_MISMATCH",
          FailureCode.FILE_CANT_OPEN, "DOWNLOAD_FILE_CANT_OPEN",
          FailureCode.FILE_WRITE_ERROR, "DOWNLOAD_FILE_WRITE_ERROR");

  /** The code of a failure; success without one. */
  public static ResultCode of(@Nullable Failure failure) {
    return failure == null ? SUCCESS : of(failure.code());
  }

  public static ResultCode of(FailureCode code) {
    return new ResultCode(code.number(), "RESULT_" + GODOT_NAMES.getOrDefault(code, code.name()));
  }

  /** Every code there is, by number. */
  public static List<ResultCode> all() {
    List<ResultCode> all = new ArrayList<>(List.of(SUCCESS, REQUEST_FAILED));
    Arrays.stream(FailureCode.values()).map(ResultCode::of).forEach(all::add);
    all.sort(Comparator.comparingInt(ResultCode::number));
    return List.copyOf(all);
  }

  /** The code with that name, with or without {@code RESULT_}, in any case. */
  public static Optional<ResultCode> parse(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    String whole = upper.startsWith("RESULT_") ? upper : "RESULT_" + upper;
    return all().stream()
        .filter(each -> each.name.equals(whole) || each.isCalled(upper))
        .findFirst();
  }

  /** What failed; empty for the two that no failure has. */
  public Optional<FailureCode> failure() {
    return Arrays.stream(FailureCode.values()).filter(each -> each.number() == number).findFirst();
  }

  public boolean isSuccess() {
    return number == 0;
  }

  private boolean isCalled(String ourName) {
    return failure().map(code -> code.name().equals(ourName)).orElse(false);
  }
}
