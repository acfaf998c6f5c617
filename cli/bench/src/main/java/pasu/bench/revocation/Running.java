package pasu.bench.revocation;

import java.util.concurrent.CompletableFuture;

/** An answer that goes on, somewhere where it is read. */
interface Running {

  /** Once something of it is there. */
  CompletableFuture<?> begun();

  /** When nothing more comes, by {@link System#nanoTime}. */
  CompletableFuture<Long> ended();
}
