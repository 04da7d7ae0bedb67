package dev.loadstone.core.testing.adverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every request of a server, and how often each path and target was asked for. Thread-safe. */
final class RequestLog {
  private final List<SeenRequest> all = new ArrayList<>();
  private final Map<String, Integer> timesOfPath = new HashMap<>();
  private final Map<String, List<SeenRequest>> ofTarget = new HashMap<>();

  synchronized Visit add(SeenRequest request, int running) {
    List<SeenRequest> same = ofTarget.computeIfAbsent(request.target(), _ -> new ArrayList<>());
    long sent = same.stream().mapToLong(SeenRequest::bytesSent).sum();
    int times = timesOfPath.merge(request.path(), 1, Integer::sum);
    same.add(request);
    all.add(request);
    return new Visit(request, times, same.size(), sent, running);
  }

  synchronized int size() {
    return all.size();
  }

  synchronized List<SeenRequest> all() {
    return List.copyOf(all);
  }
}
