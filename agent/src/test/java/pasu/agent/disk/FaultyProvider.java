package pasu.agent.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does to real files what is asked, one step at a time, and tells the disk's image of it. */
final class FaultyProvider extends FileSystemProvider {

  private static final int BLOCK = 4096;

  private final FaultyDisk disk;

  FaultyProvider(FaultyDisk disk) {
    this.disk = disk;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path real = FaultyPath.real(path);
    boolean isNew = !Files.exists(real);
    if (isNew && options.contains(StandardOpenOption.WRITE)) {
      step("create", real);
    }
    boolean isDirect = options.stream().anyMatch(FaultyProvider::isDirect);
    if (isDirect && disk.faults().isDirectRefused()) {
      throw new FileSystemException(name(real), null, "Invalid argument");
    }
    Set<OpenOption> ordinary = new HashSet<>(options);
    ordinary.removeIf(FaultyProvider::isDirect);
    FileChannel channel = FileChannel.open(real, ordinary, attributes);
    if (isNew) {
      parent(real).put(name(real), new DiskImage.Node(false));
    } else if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
      disk.node(real).truncate();
    }
    return new FaultyChannel(
        channel, name(real), disk.node(real), disk.faults(), isDirect ? BLOCK : 1);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(FaultyPath.real(folder))) {
      for (Path path : found) {
        Path name = new FaultyPath(disk, path);
        if (filter.accept(name)) {
          names.add(name);
        }
      }
    }
    names.sort(null); // The same run takes the same steps.
    return new Listing(names);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    Path real = FaultyPath.real(path);
    if (!Files.exists(real)) {
      step("mkdir", real);
    }
    Files.createDirectory(real, attributes);
    parent(real).put(name(real), new DiskImage.Node(true));
  }

  @Override
  public void delete(Path path) throws IOException {
    Path real = FaultyPath.real(path);
    if (Files.exists(real)) {
      step("delete", real);
    }
    Files.delete(real);
    parent(real).remove(name(real));
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    Path realFrom = FaultyPath.real(from);
    Path realTo = FaultyPath.real(to);
    step("rename", realTo);
    Files.move(realFrom, realTo, options);
    parent(realTo).put(name(realTo), disk.node(realFrom));
    parent(realFrom).remove(name(realFrom));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = FaultyPath.real(path);
    real.getFileSystem().provider().checkAccess(real, modes);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(FaultyPath.real(path), type, options);
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(FaultyPath.real(path));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return Files.isSameFile(FaultyPath.real(one), FaultyPath.real(other));
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException("mount a folder: new FaultyDisk");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return disk;
  }

  @Override
  public Path getPath(URI uri) {
    return new FaultyPath(disk, Path.of(uri));
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) {
    throw new UnsupportedOperationException("nobody copies files");
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return Files.readAttributes(FaultyPath.real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("nobody sets attributes");
  }

  private static boolean isDirect(OpenOption option) {
    return option.toString().equals("DIRECT");
  }

  private void step(String what, Path real) throws IOException {
    disk.faults().before(what + " " + name(real));
  }

  private DiskImage.Node parent(Path real) {
    return disk.node(Objects.requireNonNull(real.getParent()));
  }

  private static String name(Path real) {
    return real.getFileName().toString();
  }

  private record Listing(List<Path> names) implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
      return names.iterator();
    }

    @Override
    public void close() {}
  }
}
