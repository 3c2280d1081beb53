package dev.paasrunner.clever.catalogue;

/// What an application's instances are.
///
/// @param type such as `docker`
/// @param version date-like, changes now and then, and is checked at each creation
/// @param variant a UUID
public record Product(String type, String version, String variant) {}
