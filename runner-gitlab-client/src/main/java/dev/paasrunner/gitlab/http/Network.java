package dev.paasrunner.gitlab.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/// A range of addresses, or one address. Names are never resolved.
///
/// @param address any of the range
/// @param prefix how many of the first bits all have in common
record Network(InetAddress address, int prefix) {
  /// Reads an address with or without the length of a prefix.
  static Optional<Network> parse(String text) {
    String[] parts = text.split("/", 2);
    Optional<InetAddress> address = literalAddress(parts[0].replaceAll("[\\[\\]]", ""));
    return address.flatMap(base -> of(base, parts.length == 2 ? parts[1] : ""));
  }

  private static Optional<Network> of(InetAddress base, String prefix) {
    int bits = bits(base);
    if (prefix.isEmpty()) {
      return Optional.of(new Network(base, bits));
    }
    return Optional.of(prefix)
        .filter(digits -> digits.matches("[0-9]{1,3}"))
        .map(Integer::valueOf)
        .filter(length -> length <= bits)
        .map(length -> new Network(base, length));
  }

  /// The address that a text is, unless it is a name.
  static Optional<InetAddress> literalAddress(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether an address belongs to the range.
  boolean contains(InetAddress other) {
    return bits(other) == bits(address) && common(other).equals(common(address));
  }

  private BigInteger common(InetAddress one) {
    return new BigInteger(1, one.getAddress()).shiftRight(bits(one) - prefix);
  }

  private static int bits(InetAddress one) {
    return one.getAddress().length * Byte.SIZE;
  }
}
