package dev.paasrunner.testkit.clever.model;

/// A size of hosts.
///
/// @param memory in MiB
/// @param price euros per hour
public record Flavor(String name, int cpus, int memory, double price, boolean available) {}
