import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Takes the signatures off jars: `java Unsign.java JAR...`. The package is what is trusted; Java checks
/// a signed jar at each start, for a fifth of a second, and prepares none of its classes beforehand.

private static final String SIGNATURE = "META-INF/[^/]+\\.(SF|RSA|DSA|EC)";

void main(String[] jars) throws IOException {
  for (String jar : jars) {
    unsign(Path.of(jar));
  }
}

void unsign(Path jar) throws IOException {
  try (ZipFile from = new ZipFile(jar.toFile())) {
    List<? extends ZipEntry> unsigned = from.stream().filter(this::isNoSignature).toList();
    if (unsigned.size() < from.size()) {
      Path copy = Path.of(jar + ".new");
      try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
        for (ZipEntry entry : unsigned) {
          copy(from, entry, to);
        }
      }
      Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

boolean isNoSignature(ZipEntry entry) {
  return !entry.getName().matches(SIGNATURE);
}

void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
  ZipEntry same = new ZipEntry(entry.getName());
  same.setTimeLocal(entry.getTimeLocal());
  to.putNextEntry(same);
  try (InputStream content = from.getInputStream(entry)) {
    content.transferTo(to);
  }
  to.closeEntry();
}
