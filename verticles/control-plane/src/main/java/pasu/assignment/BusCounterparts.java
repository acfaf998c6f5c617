package pasu.assignment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;

/** The agents on the bus, and the database on worker threads. Belongs to one verticle. */
final class BusCounterparts implements Counterparts {

  private final Vertx vertx;
  private final Database database;
  private final Mandate mandate;
  private final Duration admitPatience;
  private Waiting told = new Waiting(0);

  BusCounterparts(Vertx vertx, Database database, Mandate mandate, Duration admitPatience) {
    this.vertx = vertx;
    this.database = database;
    this.mandate = mandate;
    this.admitPatience = admitPatience;
  }

  Future<Standing> standing(String camera) {
    return database.ask(vertx, transaction -> LeaseStore.standing(transaction, camera));
  }

  @Override
  public Future<Long> nextEpoch(String camera) {
    return database.ask(
        vertx,
        transaction -> {
          mandate.check(transaction);
          return LeaseStore.nextEpoch(transaction, camera);
        });
  }

  @Override
  public Future<Admitted> admit(String agent, Admit question) {
    return mandate.holds()
        ? bus().ask(Addresses.admit(agent), question, admitPatience)
        : Future.failedFuture(
            Refusal.unavailable("other-leader", "this control plane leads no longer; ask again"));
  }

  @Override
  public void waiting(Waiting requests) {
    if (!requests.equals(told)) {
      told = requests;
      bus().publish(Addresses.WAITING, told);
    }
  }

  /** Says it again while there are some, should nobody have heard. */
  void repeatWaiting() {
    if (told.requests() > 0) {
      bus().publish(Addresses.WAITING, told);
    }
  }

  private Bus bus() {
    return new Bus(vertx.eventBus());
  }
}
