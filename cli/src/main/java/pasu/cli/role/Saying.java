package pasu.cli.role;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine.Model.CommandSpec;

/** What a role's process says on standard output: a line each, beginning with its name. */
final class Saying {

  private final PrintWriter out;
  private final String who;

  Saying(CommandSpec command, String who) {
    this.out = command.commandLine().getOut();
    this.who = who;
  }

  void say(String sentence) {
    out.println("pasu %s %s".formatted(who, sentence));
    out.flush();
  }

  /** Says that it is ready, from now on also to whoever watches its container. */
  void sayReady(Vertx vertx, String sentence) {
    say("ready" + sentence);
    Alive.show(vertx, InstantSource.system());
  }
}
