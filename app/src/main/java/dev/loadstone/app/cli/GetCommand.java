package dev.loadstone.app.cli;

import dev.loadstone.core.model.JobRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Downloads links and waits for them; the same command again goes on where it stood. */
@Command(
    name = "get",
    description = "Download links; the same command again resumes.",
    sortOptions = false,
    abbreviateSynopsis = true)
final class GetCommand implements Callable<Integer> {
  private final LoadstoneCommand parent;

  @Mixin private final DownloadOptions download = new DownloadOptions();
  @Mixin private final RunOptions run = new RunOptions();

  @Parameters(
      paramLabel = "URL",
      arity = "0..*",
      description = "Links to download, or a curl command.")
  private List<String> links = new ArrayList<>();

  GetCommand(LoadstoneCommand parent) {
    this.parent = parent;
  }

  @Override
  public Integer call() throws Exception {
    run.check();
    Surroundings surroundings = parent.surroundings();
    RequestList list =
        new RequestList(
            download,
            download.template(new PasswordSource(surroundings), false),
            surroundings.in());
    List<JobRequest> requests = list.read(links);
    return new Downloads(parent, run)
        .submitAndRun(requests, list.notes(), download.bytesPerSecond())
        .number();
  }
}
