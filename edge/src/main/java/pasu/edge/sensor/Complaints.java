package pasu.edge.sensor;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Sentence;

/** What is wrong with a sensor, for the log: each problem once until it is well. For one thread. */
final class Complaints {

  private static final Logger log = LoggerFactory.getLogger(Complaints.class);

  /** What was measured is another each time; pins and addresses have no such point. */
  private static final String READING = "-?\\d+\\.\\d+";

  private final Set<String> said = new HashSet<>();

  void say(String sensor, Sentence problem) {
    if (said.add(problem.text().replaceAll(READING, ""))) {
      log.warn("sensor failed sensor={} error=\"{}\"", sensor, problem.text());
    }
  }

  /** It works. */
  void over() {
    said.clear();
  }
}
