package pasu.edge.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What sensors do with the pins of a real kernel: a program for the emulated board, where a test
 * framework would only be slow. Needs the modules of {@code edge/hil}.
 */
public final class KernelPinsCheck {

  private static final Path LINES = Path.of("/sys/module/hil_gpio/parameters/set");
  private static final Path ECHO = Path.of("/sys/module/hil_gpio/parameters/echo_us");
  private static final Path CONVERTER = Path.of("/sys/module/ads1115_sim/parameters");
  private static final int LINE = 17;
  private static final int EDGES = 20;
  private static final int BURST = 400;
  private static final long TIMELY_MICROS = 20_000;
  private static final double NEAR_METRES = 0.8;
  private static final double WITHIN_METRES = 0.05;
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<Trigger> triggers = new LinkedBlockingQueue<>();
  private int failures;

  private KernelPinsCheck() {}

  /** Runs all; the exit status counts what failed. */
  public static void main(String[] args) throws Exception {
    KernelPinsCheck check = new KernelPinsCheck();
    check.pin();
    check.failingPins();
    check.distance();
    check.ultrasound();
    check.groups();
    System.exit(check.failures);
  }

  private void pin() throws Exception {
    moves(false);
    try (Sensor sensor = start("gpio:17,holdoff=100ms")) {
      moves(true);
      awaits("the line opens", sensor, "ACTIVE");
      moves(false);
      awaits("the line falls", sensor, "WAITING");
      edges(sensor);
      moves(true);
      moves(false);
      check("ignores a glitch", triggers.poll(1, TimeUnit.SECONDS) == null);
      for (int i = 0; i < BURST; i++) {
        moves(i % 2 == 0);
      }
      moves(true);
      check("fires after edges that Linux dropped", next() != null);
      try (Sensor second = start("gpio:17")) {
        awaits("a line in use", second, "is used by another sensor");
      }
    }
    try (Sensor again = start("gpio:17")) {
      awaits("the line opens again", again, "ACTIVE");
    }
  }

  /** Each edge fires, with the time of the edge. */
  private void edges(Sensor sensor) throws Exception {
    List<Long> off = new ArrayList<>();
    for (int i = 0; i < EDGES; i++) {
      triggers.clear();
      Instant moved = InstantSource.system().instant();
      moves(true);
      Trigger trigger = next();
      if (trigger != null) {
        off.add(Duration.between(moved, trigger.at()).toNanos() / 1_000);
      }
      moves(false);
      awaits("is over", sensor, "WAITING"); // While it lasted it may have fired again.
      triggers.clear();
      check("falls silent", triggers.poll(300, TimeUnit.MILLISECONDS) == null);
    }
    check(
        "fires %d times, its times off by microseconds: %s".formatted(EDGES, off),
        off.size() == EDGES && off.stream().allMatch(it -> Math.abs(it) < TIMELY_MICROS));
  }

  private void failingPins() throws Exception {
    expects("gpio:200", "has no line 200; give the BCM number");
    expects("gpio:5,chip=77", "there is no /dev/gpiochip77");
    expects("distance:ads1115@0x49/0,bus=0", "nothing answers at 0x49 on /dev/i2c-0");
    expects("distance:ads1115@0x48/0,bus=7", "there is no /dev/i2c-7");
  }

  private void expects(String spec, String words) throws Exception {
    try (Sensor sensor = start(spec)) {
      awaits(spec, sensor, words);
    }
  }

  private void distance() throws Exception {
    millivolts(450);
    try (Sensor sensor = start("distance:ads1115@0x48/0,bus=0,holdoff=0s")) {
      awaits("far away", sensor, "metres=1.4");
      triggers.clear();
      millivolts(800);
      Trigger near = next();
      check("fires when somebody is near: " + near, near != null);
      millivolts(20);
      awaits("an open wire", sensor, "less than any does");
      Files.writeString(CONVERTER.resolve("nack"), "1");
      awaits("a silent converter", sensor, "nothing answers at 0x48");
      Files.writeString(CONVERTER.resolve("nack"), "0");
      millivolts(800);
      awaits("it is back", sensor, "ACTIVE");
    }
  }

  /** The simulated chip answers a pulse of line 23 by one of line 24, by a timer of the kernel. */
  private void ultrasound() throws Exception {
    Files.writeString(ECHO, "11655");
    try (Sensor sensor = start("hcsr04:23,24,holdoff=0s")) {
      awaits("two metres away", sensor, "metres=2.0");
      triggers.clear();
      Files.writeString(ECHO, "4662");
      echoes();
      Files.writeString(ECHO, "38000");
      awaits("nobody", sensor, "metres=null");
      Files.writeString(ECHO, "0");
      awaits("no echo", sensor, "gives no echo at all");
    }
  }

  /** How far measurements stray. */
  private void echoes() throws Exception {
    List<Double> metres = new ArrayList<>();
    for (int i = 0; i < EDGES; i++) {
      Trigger trigger = next();
      Double measure = trigger == null ? null : trigger.measure();
      metres.add(measure == null ? 0 : measure);
    }
    check(
        "fires at 0.8 m, by medians of five: " + metres,
        metres.stream().allMatch(it -> Math.abs(it - NEAR_METRES) < WITHIN_METRES));
  }

  /** A pin and the converter at one camera: any of them fires, or only both within two seconds. */
  private void groups() throws Exception {
    String both = "gpio:17,distance:ads1115@0x48/0,bus=0,holdoff=0s";
    nobody();
    try (Sensor any = start(both)) {
      awaits("any: nobody", any, "metres=1.4");
      moves(true);
      check("any: the pin is enough", measured() == null);
      moves(false);
      millivolts(800);
      check("any: the distance is enough", measured() != null);
    }
    nobody();
    try (Sensor all = start("all:2s," + both)) {
      awaits("all: nobody", all, "metres=1.4");
      moves(true);
      check("all: the pin alone is not", triggers.poll(3, TimeUnit.SECONDS) == null);
      millivolts(800);
      check("all: nor the distance, so much later", triggers.poll(1, TimeUnit.SECONDS) == null);
      moves(false);
      moves(true);
      check("all: both are", next() != null);
    }
  }

  private void nobody() throws IOException {
    moves(false);
    millivolts(450);
    triggers.clear();
  }

  private @Nullable Double measured() throws InterruptedException {
    Trigger trigger = next();
    check("fires: " + trigger, trigger != null);
    return trigger == null ? null : trigger.measure();
  }

  private Sensor start(String spec) {
    Sensor sensor = Sensors.parse(spec);
    sensor.start(triggers::add);
    return sensor;
  }

  private @Nullable Trigger next() throws InterruptedException {
    return triggers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void moves(boolean high) throws IOException {
    Files.writeString(LINES, LINE + (high ? " 1" : " 0"));
  }

  private static void millivolts(int millivolts) throws IOException {
    Files.writeString(CONVERTER.resolve("ain_mv"), millivolts + ",0,0,0");
  }

  private void awaits(String what, Sensor sensor, String words) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String states = sensor.states().toString();
    while (!states.contains(words) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
      states = sensor.states().toString();
    }
    check(what + ": " + states, states.contains(words));
  }

  private void check(String what, boolean isSo) {
    System.out.println((isSo ? "PASS " : "FAIL ") + what);
    failures += isSo ? 0 : 1;
  }
}
