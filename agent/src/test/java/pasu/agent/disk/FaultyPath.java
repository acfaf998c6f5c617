package pasu.agent.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path whose file is reached through a {@link FaultyDisk}. */
record FaultyPath(FaultyDisk disk, Path real) implements Path {

  static Path real(Path path) {
    if (path instanceof FaultyPath faulty) {
      return faulty.real;
    }
    throw new ProviderMismatchException(path.toString());
  }

  private Path faulty(Path path) {
    return new FaultyPath(disk, path);
  }

  private @Nullable Path faultyOrNull(@Nullable Path path) {
    return path == null ? null : faulty(path);
  }

  @Override
  public FileSystem getFileSystem() {
    return disk;
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return faultyOrNull(real.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return faultyOrNull(real.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return faultyOrNull(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return faulty(real.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return faulty(real.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return real.startsWith(real(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return real.endsWith(real(other));
  }

  @Override
  public Path normalize() {
    return faulty(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return faulty(real.resolve(real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return faulty(real.relativize(real(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return faulty(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return faulty(real.toRealPath(options));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("nobody watches files");
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(real(other));
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
