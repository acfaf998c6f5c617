package pasu.scaling;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.LauncherMessage.Launched;
import pasu.protocol.LauncherMessage.LauncherAlive;
import pasu.protocol.LauncherMessage.LauncherDone;

/** Lets the control plane reach a launcher over the bus. Runs on an event loop. */
public final class LauncherVerticle extends VerticleBase {

  private static final long ALIVE_MILLIS = 1_000;

  private final String name;
  private final int most;
  private final AgentLauncher launcher;

  /**
   * Creates it.
   *
   * @param name which no other launcher of the cluster has
   * @param most agents it may run at once
   */
  public LauncherVerticle(String name, int most, AgentLauncher launcher) {
    this.name = name;
    this.most = most;
    this.launcher = launcher;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    return Future.all(
            bus.answer(Addresses.startAgent(name), asked -> done(launcher.start(asked.agent()))),
            bus.answer(Addresses.stopAgent(name), asked -> done(launcher.stop(asked.agent()))),
            bus.answer(
                Addresses.launched(name),
                _ -> launcher.list().map(agents -> new Launched(agents, most))))
        .onSuccess(_ -> vertx.setPeriodic(0, ALIVE_MILLIS, _ -> sayAlive(bus)));
  }

  private void sayAlive(Bus bus) {
    bus.publish(Addresses.LAUNCHERS, new LauncherAlive(name));
  }

  private static Future<LauncherDone> done(Future<Void> work) {
    return work.map(new LauncherDone());
  }
}
