package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.CookieJar;
import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.transfer.Ask.Whole;
import dev.loadstone.core.transfer.Decision.AlreadyWhole;
import dev.loadstone.core.transfer.Decision.AskAgain;
import dev.loadstone.core.transfer.Decision.Continue;
import dev.loadstone.core.transfer.Decision.Refuse;
import dev.loadstone.core.transfer.Decision.StartOver;
import dev.loadstone.core.transfer.Decision.Unchanged;
import dev.loadstone.core.transfer.Requests.Answered;
import dev.loadstone.core.transfer.Targets.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The course of one attempt: name, request, decision, stream, check. One thread runs it. */
final class Download {
  private static final int MOST_ASKS = 8;
  private static final long WORTH_ASKING_AGAIN = 1L << 20;

  private final Attempt attempt;
  private final Targets targets;
  private final Requests requests;
  private final List<Link> failed = new ArrayList<>();
  private @Nullable Place place;
  private @Nullable Workpiece work;
  private boolean startedOver;

  Download(Attempt attempt, Targets targets, Requests requests) {
    this.attempt = attempt;
    this.targets = targets;
    this.requests = requests;
  }

  static TransferResult run(Attempt attempt, @Nullable Receipt previous) throws FailureException {
    TransferOptions options = attempt.options();
    JobRequest request = attempt.job().request();
    ClientOptions client =
        new ClientOptions(
            options.network(),
            options.timeout(),
            options.stallTimeout(),
            request.secrets().network(),
            request.links().stream().map(Link::origin).collect(Collectors.toSet()),
            new CookieJar(request.secrets().cookies()));
    Requests requests = new Requests(attempt, attempt.tools().transport().client(client));
    return new Download(attempt, new Targets(attempt, previous), requests).run();
  }

  private TransferResult run() throws FailureException {
    try {
      Optional<Path> known = targets.known();
      if (known.isPresent()) {
        Optional<TransferResult> done = settle(known.get());
        if (done.isPresent()) {
          return done.get();
        }
      }
      return overLinks();
    } finally {
      if (work != null) {
        work.close();
      }
    }
  }

  /** Settles the name; a result if nothing is to be fetched. */
  private Optional<TransferResult> settle(Path wanted) throws FailureException {
    Place chosen = targets.choose(wanted);
    place = chosen;
    if (chosen.skip()) {
      attempt.log(chosen.file() + " exists already: left as it is");
      return Optional.of(new TransferResult.Skipped(Existing.receipt(attempt, chosen.file())));
    }
    Receipt published = chosen.published();
    if (published != null && attempt.job().request().checksums().contains(published.digest())) {
      attempt.log("the published file has the checksum given: nothing to fetch");
      return Optional.of(new TransferResult.Unchanged(published));
    }
    return Optional.empty();
  }

  /** Tries the link and its mirrors in order; the failure that may pass wins. */
  private TransferResult overLinks() throws FailureException {
    FailureException kept = null;
    for (Link link : attempt.job().links()) {
      try {
        return from(link);
      } catch (FailureException e) {
        if (!isOfTheLink(e) || attempt.stop().isSet()) {
          throw e;
        }
        failed.add(link);
        boolean better = kept == null || (isTemporary(e) && !isTemporary(kept));
        kept = better ? e : kept;
        if (failed.size() < attempt.job().links().size()) {
          attempt.log(link.redacted() + ": " + e.failure().detail() + ": trying the next link");
        }
      }
    }
    throw kept != null ? kept : new FailureException(FailureCode.INTERNAL, "no link was asked");
  }

  private static boolean isTemporary(FailureException e) {
    return e.failure().code().remedy() == FailureCode.Remedy.RETRY;
  }

  /** Whether another link may do better. */
  private static boolean isOfTheLink(FailureException e) {
    return switch (e.failure().code().kind()) {
      case NETWORK, HTTP, TLS, INTEGRITY -> true;
      case DISK, INTERRUPTED, INTERNAL -> false;
    };
  }

  private TransferResult from(Link link) throws FailureException {
    Ask ask = first(link);
    for (int i = 0; i < MOST_ASKS; i++) {
      try {
        Step step = step(link, ask, i == 0);
        if (step.result() != null) {
          return step.result();
        }
        ask = step.next();
      } catch (FailureException e) {
        if (!mayStartOver(e)) {
          discardIfWrong(e);
          throw e;
        }
        startedOver = true;
        attempt.log(e.failure().detail() + ": started over");
        ask = new Whole();
      }
    }
    throw new FailureException(
        FailureCode.REMOTE_CHANGED, "the server answers differently each time");
  }

  /** What came of one request: the end, or what to ask next. */
  private record Step(@Nullable TransferResult result, Ask next) {
    static Step end(TransferResult result) {
      return new Step(result, new Whole());
    }

    static Step ask(Ask next) {
      return new Step(null, next);
    }
  }

  private Ask first(Link link) throws FailureException {
    if (place == null) {
      return new Whole();
    }
    Receipt published = place.published();
    boolean asksForMore =
        published != null
            && published.link().equals(link)
            && attempt.job().request().checksums().isEmpty();
    if (published != null && asksForMore) {
      return new Ask.IfChanged(published.etag(), published.lastModified());
    }
    AskAgain first = work().plan(link).first();
    attempt.log(first.line());
    return first.what();
  }

  private Step step(Link link, Ask ask, boolean isFirst) throws FailureException {
    Answered answered = requests.askForFile(link, ask);
    attempt.log(AnswerLine.of(ask, answered.head()));
    boolean streams = false;
    try {
      if (place == null && answered.head().status() == 200) {
        Optional<TransferResult> done = settle(targets.suggested(answered));
        if (done.isPresent()) {
          return Step.end(done.get());
        }
      }
      Decision decision = decide(link, ask, answered, isFirst);
      attempt.log(decision.line());
      switch (decision) {
        case AskAgain(Ask what, String _) -> {
          return Step.ask(what);
        }
        case Unchanged _ -> {
          return Step.end(new TransferResult.Unchanged(published()));
        }
        case Refuse(var failure) -> {
          if (isOfTheRange(ask, answered.head().status())) {
            attempt.log(failure.detail() + ": asking for the whole file");
            return Step.ask(new Whole());
          }
          throw new FailureException(Statuses.answering(answered.asked().get(), failure), null);
        }
        case AlreadyWhole(long total, String _) -> {
          work().goOn(answered, total, proof(ask));
          attempt.listener().resumed(total);
          answered.close();
          return Step.end(verified(link, total));
        }
        case StartOver _ -> {
          keepWhatChanged(link, answered);
          work().begin(link, answered);
          streams = true;
          long length = answered.head().length();
          long end = length == RemoteFile.UNKNOWN ? Long.MAX_VALUE : length;
          return Step.end(streamed(link, new Stream(answered, end)));
        }
        case Continue(ByteRange range, long total, String _) -> {
          work().goOn(answered, total, proof(ask));
          streams = true;
          return Step.end(streamed(link, new Stream(answered, range.end())));
        }
      }
    } finally {
      if (!streams) {
        answered.close();
      }
    }
  }

  /** Before what is here gives way to another file: asks for a choice or takes another name. */
  private void keepWhatChanged(Link link, Answered answered) throws FailureException {
    Optional<String> change = change(link, answered);
    if (change.isEmpty()) {
      return;
    }
    switch (attempt.options().onChange()) {
      case RESTART -> {}
      case FAIL -> throw new FailureException(FailureCode.REMOTE_CHANGED, change.get());
      case KEEP_BOTH -> {
        work().close();
        work = null;
        Place other = targets.chooseAnother(requirePlace().file());
        attempt.log(change.get() + ": saving the new one as " + other.file().getFileName());
        place = other;
      }
    }
  }

  private Optional<String> change(Link link, Answered answered) throws FailureException {
    Receipt published = requirePlace().published();
    if (published != null) {
      return RemoteChange.ofPublished(published, link, answered.head());
    }
    PartFile part = work().part();
    return part.present().isEmpty()
        ? Optional.empty()
        : RemoteChange.ofPart(part.identity(), link, answered.head());
  }

  /**
   * Whether the refused answer may be meant for the range alone: some servers code it, some forbid
   * it. Without one the same file may come.
   */
  private static boolean isOfTheRange(Ask ask, int status) {
    return ask instanceof Ask.Part && (status == 206 || status == 403);
  }

  private Decision decide(Link link, Ask ask, Answered answered, boolean isFirst)
      throws FailureException {
    if (place == null) {
      return new ResumePlan(link, null, RangeSet.EMPTY, false, false).judge(ask, answered.head());
    }
    Receipt published = place.published();
    boolean mayStay = isFirst && !attempt.isGuarded();
    if (mayStay && published != null && isStill(published, link, answered)) {
      return new Unchanged("the server's file is the one published before");
    }
    boolean wasOpen = work != null;
    if (answered.head().status() == 304) {
      return new ResumePlan(link, null, RangeSet.EMPTY, false, false).judge(ask, answered.head());
    }
    ResumePlan plan = work().plan(link);
    Decision decision = plan.judge(ask, answered.head());
    boolean canGoOn =
        isFirst && !wasOpen && decision instanceof StartOver && provesPart(plan, answered);
    return canGoOn ? plan.first() : decision;
  }

  /** Whether the whole file that was about to come is the one whose part lies there. */
  private static boolean provesPart(ResumePlan plan, Answered answered) {
    var part = plan.part();
    Validator seen = Validator.of(answered.head().headers());
    return part != null
        && seen.isStrong()
        && part.isOf(plan.link())
        && part.validator().equals(seen)
        && part.size() == answered.head().length()
        && plan.present().length() >= WORTH_ASKING_AGAIN;
  }

  private static boolean isStill(Receipt published, Link link, Answered answered) {
    var headers = answered.head().headers();
    Validator seen = Validator.of(headers);
    String before =
        seen instanceof Validator.StrongEtag ? published.etag() : published.lastModified();
    return answered.head().status() == 200
        && published.link().equals(link)
        && answered.head().length() == published.size()
        && seen.ifRange().isPresent()
        && seen.ifRange().get().equals(before);
  }

  private TransferResult streamed(Link link, Stream first) throws FailureException {
    boolean endProven = first.answered().answer().endIsProven();
    Workpiece filled = work();
    long size = new Fetch(attempt, requests, filled, linksFrom(link)).run(first);
    if (!endProven && size == first.answered().answer().contentLength()) {
      endProven = true;
    }
    if (!endProven) {
      filled.doubt("the server did not say where the file ends");
    }
    return verified(link, size);
  }

  private TransferResult verified(Link link, long size) throws FailureException {
    Verification verification = new Verification(attempt, work(), new Siblings(attempt, requests));
    Receipt receipt = verification.run(link, size);
    work().handOver();
    return new TransferResult.Ready(receipt);
  }

  /** The link itself, then its mirrors if a checksum guards what they send. */
  private List<Link> linksFrom(Link link) {
    List<Link> all = new ArrayList<>(List.of(link));
    if (attempt.isGuarded() && !startedOver) {
      attempt.job().links().stream()
          .filter(each -> !each.equals(link) && !failed.contains(each))
          .forEach(all::add);
    }
    return all;
  }

  /** What was joined and turned out wrong is fetched once more, from its first byte on. */
  private boolean mayStartOver(FailureException e) {
    if (startedOver || attempt.stop().isSet() || work == null) {
      return false;
    }
    return switch (e.failure().code()) {
      case REMOTE_CHANGED -> attempt.options().onChange() == ChangePolicy.RESTART;
      case CHECKSUM_MISMATCH, WRONG_CONTENT -> work.isJoined() && work.isWhole();
      default -> false;
    };
  }

  private void discardIfWrong(FailureException e) throws FailureException {
    FailureCode code = e.failure().code();
    boolean checked = code == FailureCode.CHECKSUM_MISMATCH || code == FailureCode.WRONG_CONTENT;
    if (checked && work != null && work.isWhole()) {
      work.delete();
      work = null;
    }
  }

  private Workpiece work() throws FailureException {
    if (work == null) {
      work = Workpiece.open(attempt, requirePlace());
    }
    return work;
  }

  private Place requirePlace() {
    if (place == null) {
      throw new IllegalStateException("no name yet");
    }
    return place;
  }

  private Receipt published() {
    if (place == null || place.published() == null) {
      throw new IllegalStateException("nothing was published before");
    }
    return place.published();
  }

  private static Ask.Proof proof(Ask ask) {
    return ask instanceof Ask.Part part ? part.proof() : new Ask.Proof.Nothing();
  }
}
