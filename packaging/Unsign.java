import java.security.MessageDigest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Takes the signatures off jars, and puts their new checksums into a list of components:
/// `java Unsign.java BOM JAR...`. The package is what is trusted; Java checks a signed jar at each
/// start, for a fifth of a second, and prepares none of its classes beforehand.

private static final String SIGNATURE = "META-INF/[^/]+\\.(SF|RSA|DSA|EC)";

/// Those of the list.
private static final List<String> CHECKSUMS =
    List.of(
        "MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512");

void main(String[] arguments) throws Exception {
  Path bom = Path.of(arguments[0]);
  String components = Files.readString(bom);
  for (String jar : List.of(arguments).subList(1, arguments.length)) {
    List<String> before = checksums(Path.of(jar));
    unsign(Path.of(jar));
    List<String> after = checksums(Path.of(jar));
    for (int i = 0; i < before.size(); i++) {
      components = components.replace(before.get(i), after.get(i));
    }
  }
  Files.writeString(bom, components);
}

List<String> checksums(Path jar) throws Exception {
  byte[] content = Files.readAllBytes(jar);
  List<String> checksums = new ArrayList<>();
  for (String kind : CHECKSUMS) {
    checksums.add(HexFormat.of().formatHex(MessageDigest.getInstance(kind).digest(content)));
  }
  return checksums;
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
