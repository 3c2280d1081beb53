package dev.paasrunner.docker;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.Executor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Hosts that the original program made: containers without a name and a mark of ours, known by the
/// image that they were made from, which the original names after the job (`docker build -t NAME`,
/// `docker run --rm NAME`). Pure.
final class Adopted {
  private static final String IMAGE = "adopted-image";
  private static final Pattern NAME = Pattern.compile("hpd-job-[a-z0-9._-]+-[0-9]+");

  private Adopted() {}

  /// The host of which the original saved the image's name. Its own name becomes that of the image.
  /// Empty if the original gives no such name to this job's image: whatever bears another name is
  /// not ours to remove.
  static Optional<PaasResource> host(HostPlan plan, Map<String, String> saved) {
    return Optional.ofNullable(saved.get(Executor.SAVED_TEXT))
        .filter(image -> NAME.matcher(image).matches())
        .filter(image -> image.equalsIgnoreCase(plan.name()))
        .map(image -> HostLabels.resource(planOf(plan, image)));
  }

  private static HostPlan planOf(HostPlan plan, String image) {
    Map<String, String> attributes = new HashMap<>(plan.attributes());
    attributes.put(IMAGE, image);
    return new HostPlan(image, plan.owner(), plan.weight(), attributes, plan.price());
  }

  /// The image, if the host was made by the original.
  static Optional<String> image(HostPlan plan) {
    return Optional.ofNullable(plan.attributes().get(IMAGE));
  }
}
