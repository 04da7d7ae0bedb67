package dev.loadstone.core.testing.adverse;

/** Which behaviour a request meets. */
@FunctionalInterface
public interface Script {

  Behaviour on(Visit visit);

  static Script always(Behaviour... behaviours) {
    Behaviour all = Behaviour.all(behaviours);
    return _ -> all;
  }

  /** One for each request of the path in turn; the last for all that follow. */
  static Script inTurn(Behaviour... behaviours) {
    return visit -> behaviours[Math.min(visit.ofPath(), behaviours.length) - 1];
  }

  /** The first request of the path meets the behaviour; all that follow are answered well. */
  static Script once(Behaviour behaviour) {
    return inTurn(behaviour, Behaviour.normal());
  }

  /** The first request is cut after so many bytes; then requests with Range meet the behaviour. */
  static Script resumedBy(long cutAfter, Behaviour... behaviours) {
    Behaviour ranged = Behaviour.all(behaviours);
    return visit -> {
      if (visit.ofPath() == 1) {
        return new Behaviour.Cut(cutAfter);
      }
      return visit.isRanged() ? ranged : Behaviour.normal();
    };
  }
}
