package pasu.pi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is in a Debian package of the edge, unpacked by {@code dpkg-deb}. */
final class DebianPackage {

  private static final int ELF = 0x7F454C46;
  private static final int ELF_HEAD_BYTES = 20;
  private static final int ELF_MACHINE = 18;

  private final Path home;

  private DebianPackage(Path home) {
    this.home = home;
  }

  static DebianPackage unpack(Path file, Path folder) throws IOException, InterruptedException {
    Process unpacking =
        new ProcessBuilder("dpkg-deb", "--extract", file.toString(), folder.toString())
            .inheritIO()
            .start();
    assertThat(unpacking.waitFor()).isZero();
    return new DebianPackage(folder.resolve("usr/lib/pasu-edge"));
  }

  /** The file names of its jars. */
  List<String> jars() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  /** The names of all that is in its jars. */
  List<String> classPath() throws IOException {
    return jars().stream().flatMap(it -> entries(home.resolve("lib").resolve(it))).toList();
  }

  /** The programs and libraries in the processor's own words that lie in it as files. */
  List<Path> machineCode() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).filter(it -> head(it).getInt() == ELF).toList();
    }
  }

  /** Which processor such a file is for, by ELF's number. */
  static int machine(Path program) {
    return head(program).order(ByteOrder.LITTLE_ENDIAN).getShort(ELF_MACHINE);
  }

  /** A text in its folder; empty where there is none. */
  String text(String name) throws IOException {
    Path file = home.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static Stream<String> entries(Path jar) {
    try (ZipFile open = new ZipFile(jar.toFile())) {
      return open.stream().map(ZipEntry::getName).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return ByteBuffer.allocate(ELF_HEAD_BYTES).put(in.readNBytes(ELF_HEAD_BYTES)).rewind();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
