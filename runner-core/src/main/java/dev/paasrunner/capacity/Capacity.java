package dev.paasrunner.capacity;

/// What limits all sections of one engine together.
public record Capacity(CapacityLedger ledger, WeightLimit weightLimit, LaunchPacer pacer) {}
