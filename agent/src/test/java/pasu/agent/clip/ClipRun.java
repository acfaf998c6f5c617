package pasu.agent.clip;

import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.CLIP_NUMBER;
import static pasu.agent.Scenes.FIRST;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.frame.Frame;

/** An edge's clip of sixteen frames on its way to a disk, in groups as chance has them. */
final class ClipRun {

  static final long LAST = FIRST + 15;
  private static final int LARGEST_GROUP = 4;

  /** To be done after each attempt to write. */
  interface Check {
    void run() throws IOException;
  }

  private final NotedClip told = new NotedClip();
  private final ByteBudget budget = new ByteBudget(1 << 20);
  private final ClipRecorder recorder;
  private final Random chance;
  private final Check check;

  ClipRun(Path clips, long epoch, Random chance, Check check) {
    this.chance = chance;
    this.check = check;
    this.recorder =
        new ClipRecorder(
            new ClipOrder(terms("yard", epoch), detected("yard")),
            ClipFolder.of(clips, CLIP),
            new SmallDisk(1 << 20).disk(0),
            budget,
            told);
  }

  static List<Frame> frames() {
    return LongStream.rangeClosed(FIRST, LAST).mapToObj(number -> frame(number)).toList();
  }

  NotedClip told() {
    return told;
  }

  /** Sends everything, and tries again what fails; true when the clip was committed. */
  boolean run(int attempts) throws IOException {
    List<Frame> waiting = new ArrayList<>(frames());
    Collections.shuffle(waiting, chance);
    int manifestAt = chance.nextInt(waiting.size());
    for (int i = 0; i < attempts && told.saved().isEmpty(); i++) {
      for (int j = chance.nextInt(LARGEST_GROUP) + 1; j > 0 && !waiting.isEmpty(); j--) {
        send(waiting.removeLast());
      }
      if (waiting.size() <= manifestAt) {
        recorder.manifest(manifest(CLIP_NUMBER, FIRST, LAST));
      }
      work();
    }
    return told.saved().isPresent();
  }

  private void send(Frame frame) {
    if (!budget.take(frame)) {
      throw new AssertionError("more waits than there is");
    }
    recorder.append(frame);
  }

  private void work() throws IOException {
    try {
      recorder.work();
    } catch (IOException _) {
      // As the writer, which then tries again.
    }
    check.run();
  }
}
