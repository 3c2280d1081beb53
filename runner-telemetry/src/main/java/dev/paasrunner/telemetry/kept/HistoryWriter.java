package dev.paasrunner.telemetry.kept;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes entries from any thread and writes them on one of its own, those of a moment together.
/// What cannot be written is kept for a later try, as long as it is not too much; the rest is lost
/// and counted. The log says so when it begins and when it ends.
final class HistoryWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

  /// More than any burst; what does not fit is lost rather than kept in memory.
  private static final int MOST_WAITING = 10_000;

  /// More than happens until a full disk stops a daemon from taking jobs.
  private static final int MOST_UNWRITTEN = 1_000;

  /// So many are written together, or none of them.
  private static final int AT_ONCE = 50;

  /// How long after a failure there is another try, if nothing happens before.
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

  /// How long entries wait for others.
  private static final Duration COLLECTING = Duration.ofMillis(250);

  /// How long the end waits for a disk that does not answer.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HistoryFolder folder;
  private final HistoryFiles files;
  private final Time time;
  private final Wakeup news;
  private final Wakeup stopping;
  private final Wakeup ended;
  private List<Entry> waiting = new ArrayList<>();
  private long lost;
  private boolean troubled;
  private volatile boolean stopped;
  private volatile boolean over;

  HistoryWriter(HistoryFolder folder, Bounds bounds, Time time) {
    this.folder = folder;
    this.files = new HistoryFiles(folder, bounds);
    this.time = time;
    this.news = time.newWakeup();
    this.stopping = time.newWakeup();
    this.ended = time.newWakeup();
  }

  void start() {
    time.start("history", this::run);
  }

  /// Returns at once.
  void add(Entry entry) {
    synchronized (this) {
      if (waiting.size() >= MOST_WAITING) {
        lost++;
        return;
      }
      waiting.add(entry);
    }
    news.signal();
  }

  private synchronized List<Entry> takeAll() {
    List<Entry> taken = waiting;
    waiting = new ArrayList<>();
    if (lost > 0) {
      taken.addFirst(
          new Entry(
              time.instant(),
              Entry.What.ENTRIES_LOST,
              "",
              OptionalLong.empty(),
              Map.of("count", "" + lost)));
      lost = 0;
    }
    return taken;
  }

  /// The first ones tell why there were no others.
  private synchronized void keep(List<Entry> unwritten) {
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : unwritten) {
      if (entry.what() == Entry.What.ENTRIES_LOST) {
        lost += entry.number("count").orElse(1L);
      } else {
        kept.add(entry);
      }
    }
    kept.addAll(waiting);
    if (kept.size() > MOST_UNWRITTEN) {
      lost += kept.size() - MOST_UNWRITTEN;
      kept.subList(MOST_UNWRITTEN, kept.size()).clear();
    }
    waiting = kept;
  }

  private void run() {
    try {
      trim();
      while (!stopped) {
        awaitNews();
        if (!stopped) {
          boolean _ = stopping.await(time.instant().plus(COLLECTING));
        }
        flush();
      }
      flush();
    } catch (InterruptedException e) {
      LOG.debug("the history ends here");
    } finally {
      over = true;
      ended.signal();
    }
  }

  /// Old days go also when nothing happens, and what could not be written is tried again.
  private void awaitNews() throws InterruptedException {
    LocalDate day = today();
    Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant nextTry = time.instant().plus(BETWEEN_TRIES);
    Instant next = troubled && nextTry.isBefore(midnight) ? nextTry : midnight;
    while (!news.await(next)) {
      if (!today().equals(day)) {
        trim();
        return;
      }
      if (troubled && !time.instant().isBefore(nextTry)) {
        return;
      }
    }
  }

  private void trim() {
    try {
      files.trim(today());
    } catch (IOException | RuntimeException e) {
      trouble(e);
    }
  }

  private void flush() {
    List<Entry> entries = takeAll();
    if (entries.isEmpty()) {
      return;
    }
    int written = 0;
    try {
      while (written < entries.size()) {
        int end = Math.min(written + AT_ONCE, entries.size());
        files.append(
            entries.subList(written, end).stream().map(EntryCodec::write).toList(), today());
        written = end;
      }
      if (troubled) {
        LOG.info("the history of jobs is kept in {} again", folder.directory());
      }
      troubled = false;
    } catch (IOException | RuntimeException e) {
      keep(entries.subList(written, entries.size()));
      trouble(e);
    }
  }

  private void trouble(Exception e) {
    if (!troubled) {
      LOG.warn(
          "the history of jobs cannot be written in {} ({}); no job is affected, but"
              + " heptapod-paas-runner explain knows less until it can, and perhaps later",
          folder.directory(),
          e.toString());
    }
    troubled = true;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }

  /// Writes what waits, and no more. Does not wait for ever for a disk.
  @Override
  public void close() {
    stopped = true;
    news.signal();
    stopping.signal();
    Instant deadline = time.instant().plus(PATIENCE);
    try {
      while (!over && time.instant().isBefore(deadline)) {
        boolean _ = ended.await(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
