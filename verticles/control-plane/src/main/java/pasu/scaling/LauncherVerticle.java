package pasu.scaling;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.LauncherMessage.Launched;
import pasu.protocol.LauncherMessage.LauncherDone;

/** Lets the control plane reach a launcher over the bus. Runs on an event loop. */
public final class LauncherVerticle extends VerticleBase {

  private final AgentLauncher launcher;

  public LauncherVerticle(AgentLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    return Future.all(
        bus.answer(Addresses.LAUNCH_AGENT, asked -> done(launcher.start(asked.agent()))),
        bus.answer(Addresses.STOP_AGENT, asked -> done(launcher.stop(asked.agent()))),
        bus.answer(Addresses.LAUNCHED, _ -> launcher.list().map(Launched::new)));
  }

  private static Future<LauncherDone> done(Future<Void> work) {
    return work.map(new LauncherDone());
  }
}
