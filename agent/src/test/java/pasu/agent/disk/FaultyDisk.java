package pasu.agent.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file system that reads and writes a real folder, fails where {@link Faults} say so, and knows
 * what a power cut would leave. Nothing is really synced, so it is quick.
 */
public final class FaultyDisk extends FileSystem {

  private final Path real;
  private final Faults faults;
  private final DiskImage image;
  private final FaultyProvider provider;

  /**
   * Mounts a real folder.
   *
   * @param real what is in it counts as durable
   */
  public FaultyDisk(Path real, Faults faults) throws IOException {
    this.real = real;
    this.faults = faults;
    this.image = new DiskImage(real);
    this.provider = new FaultyProvider(this);
  }

  /** The folder, as the code under test is to see it. */
  public Path root() {
    return new FaultyPath(this, real);
  }

  /** Writes what would be left if the power went now and nothing unsynced had got through. */
  public void leaveDurable(Path target) throws IOException {
    image.leave(target, null);
  }

  /** The same, but of what was not synced some got through, in part or as a whole. */
  public void leave(Path target, Random chance) throws IOException {
    image.leave(target, chance);
  }

  Faults faults() {
    return faults;
  }

  /** What the image knows of a file or folder that exists. */
  DiskImage.Node node(Path path) {
    DiskImage.Node node = image.root();
    for (Path name : real.relativize(path.toAbsolutePath())) {
      node = name.toString().isEmpty() ? node : node.child(name.toString());
    }
    return node;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public Path getPath(String first, String... more) {
    return new FaultyPath(this, Path.of(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(pattern);
    return path -> matcher.matches(FaultyPath.real(path));
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("the folder stays");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public @Nullable UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("nobody owns files");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("nobody watches files");
  }
}
