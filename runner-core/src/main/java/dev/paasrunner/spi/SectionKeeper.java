package dev.paasrunner.spi;

import java.io.IOException;

/// Keeps what is needed to make a section again after a restart, for as long as it takes no jobs
/// any more and still has some. Whoever starts the next engine makes the sections that are kept and
/// gives them to it as retiring ones. Any thread.
public interface SectionKeeper {
  /// Keeps nothing: jobs whose section was retired wait after a restart until it is there again.
  SectionKeeper NONE =
      new SectionKeeper() {
        @Override
        public void keep(String runner, String form) {}

        @Override
        public void forget(String runner, String form) {}
      };

  /// Keeps a form of a section, durably when this returns. Idempotent.
  ///
  /// @param runner its unique name
  /// @param form which of the forms that it had over time
  /// @throws IOException with one sentence for people; the section is not retired then
  void keep(String runner, String form) throws IOException;

  /// The form has no jobs any more. Idempotent; also called for one that was not kept.
  void forget(String runner, String form);
}
