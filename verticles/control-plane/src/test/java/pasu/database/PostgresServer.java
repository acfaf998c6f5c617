package pasu.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import pasu.database.DatabaseOptions.PostgresDatabase;

/**
 * A PostgreSQL server of the tests' own, with its files in a temporary folder. It ends with this
 * JVM, however that ends: its script waits for the end of its input.
 */
public final class PostgresServer implements AutoCloseable {

  /** Of a user with this name begins with it: who has to show a password. */
  public static final String PASSWORD = "correct horse";

  private static final String SCRIPT =
      """
      set -eu
      bin=$1 port=$2
      folder=$(mktemp -d /tmp/pasu-postgres-XXXXXX)
      cd "$folder"
      trap '"$bin/pg_ctl" -D data -m immediate stop >&2 || true; rm -rf "$folder"' EXIT
      trap 'exit 1' HUP INT TERM PIPE
      "$bin/initdb" -D data -U pasu --auth=trust -E UTF8 --locale=C --no-sync >log 2>&1 || { cat log >&2; exit 1; }
      {
        echo 'host all guarded all scram-sha-256'
        echo 'host all all all trust'
      } > data/pg_hba.conf
      cat >> data/postgresql.conf <<END
      listen_addresses = '127.0.0.1'
      port = $port
      unix_socket_directories = ''
      fsync = off
      full_page_writes = off
      shared_buffers = 32MB
      max_connections = 100
      END
      start() { "$bin/pg_ctl" -D data -l log -w start >/dev/null || { cat log >&2; exit 1; }; }
      start
      echo ready
      while read -r order; do
        case $order in
          stop) "$bin/pg_ctl" -D data -m immediate stop >/dev/null ;;
          start) start ;;
        esac
        echo "$order done"
      done
      """;

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private static final AtomicInteger databases = new AtomicInteger();

  private final Process process;
  private final BufferedReader answers;
  private final int port;

  private PostgresServer(Process process, int port) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.port = port;
  }

  /** The one that this JVM's tests share; starts with its first use. */
  public static PostgresServer running() {
    return Shared.SERVER;
  }

  /** Starts one of a test's own; close it. */
  public static PostgresServer start() {
    try {
      int port = freePort();
      PostgresServer server =
          new PostgresServer(
              new ProcessBuilder(command(port))
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start(),
              port);
      server.expect("ready");
      server.execute("create role guarded login password '" + PASSWORD + "'");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A role with an empty schema of its own. */
  public PostgresDatabase freshDatabase() {
    String name = "test" + databases.incrementAndGet();
    execute("create role " + name + " login");
    execute("create schema " + name + " authorization " + name);
    return database(name);
  }

  /** The server's only database, as some role finds it. */
  public PostgresDatabase database(String role) {
    return new PostgresDatabase(
        "postgresql://%s@127.0.0.1:%d/postgres".formatted(role, port), null);
  }

  /** Says something to it as the one who may do all. */
  public void execute(String sql) {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=pasu".formatted(port);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Stops it as a power cut does. */
  public void crash() {
    order("stop");
  }

  public void startAgain() {
    order("start");
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void order(String order) {
    try {
      process.outputWriter(StandardCharsets.UTF_8).append(order).append('\n').flush();
      expect(order + " done");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void expect(String answer) throws IOException {
    String line = answers.readLine();
    if (!answer.equals(line)) {
      throw new IllegalStateException(
          "the PostgreSQL server of the tests said \"%s\" instead of \"%s\"; see above"
              .formatted(line, answer));
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> command(int port) throws IOException {
    Stream<String> user =
        "root".equals(System.getProperty("user.name"))
            ? Stream.of("runuser", "-u", "postgres", "--")
            : Stream.of();
    Stream<String> script =
        Stream.of("sh", "-c", SCRIPT, "postgres-for-tests", programs(), String.valueOf(port));
    return Stream.concat(user, script).toList();
  }

  private static String programs() throws IOException {
    Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
    return Stream.concat(path, debianVersions().stream())
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "these tests need PostgreSQL's initdb, which is neither in PATH nor in %s; run .ci/prepare, or install postgresql"
                        .formatted(DEBIAN)))
        .toString();
  }

  /** The newest first. */
  private static List<Path> debianVersions() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions.sorted(Comparator.reverseOrder()).map(v -> v.resolve("bin")).toList();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static final class Shared {
    private static final PostgresServer SERVER = start();
  }
}
