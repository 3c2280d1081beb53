package dev.paasrunner.engine;

/// What limits all sections of one engine together.
record Capacity(CapacityLedger ledger, WeightLimit weightLimit, LaunchPacer pacer) {}
