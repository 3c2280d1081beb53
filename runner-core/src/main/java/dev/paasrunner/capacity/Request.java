package dev.paasrunner.capacity;

import dev.paasrunner.job.Weight;
import java.util.Optional;

/// What a section asks the ledger for.
///
/// @param section its unique name
/// @param limit its own limit of jobs, 0 for none
/// @param weight what has to be reserved for a job that is not known yet
/// @param quota most weight at once over all sections, if it is limited
public record Request(String section, int limit, Weight weight, Optional<Weight> quota) {}
