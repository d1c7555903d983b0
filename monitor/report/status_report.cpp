#include "monitor/report/status_report.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "monitor/report/decision_report.h"
#include "monitor/watch/current_index.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t day_letters = 10;  ///< Of "2026-11-21T10:12:00Z" those of the day.

std::uintmax_t size_of(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code problem;
  for (fs::recursive_directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    std::error_code gone;
    if (entry->is_regular_file(gone)) bytes += entry->file_size(gone);
  }
  return bytes;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + ' ' + std::string(number == 1 ? one : many);
}

/// The line that dates an article.
std::string undated_note(const std::string& item) {
  return item + ": names no date, its file's time stands in; put  published = 2026-01-31  into " + item + ".meta.toml";
}

std::string watching_text(const Watching& watching) {
  std::string text = "watched by process " + watching.process + '\n';
  for (const std::string& folder : watching.polled) text += "polled   " + one_line(folder) + '\n';
  return text;
}

/// "desk: last sent 2026-11-22T04:00:00Z; 2 digests waiting: the server answers 500 (3 tries), next try …"
std::string channel_text(const ChannelState& channel, const Style& style) {
  std::string text = channel.name + ": " +
                     (channel.sent_at == 0 ? "nothing sent yet" : "last sent " + iso_utc_of_seconds(channel.sent_at));
  if (channel.waiting == 0) return text;
  text += "; " + counted(channel.waiting, "digest", "digests") + " waiting";
  if (channel.failures == 0) return text;
  return text + ": " + style.alarm(one_line(channel.error)) + " (" +
         counted(static_cast<std::size_t>(channel.failures), "try", "tries") + "), next try " +
         iso_utc_of_seconds(channel.next_try);
}

void count_decisions(const Contents& contents, Status& status) {
  for (const FlagView& flag : contents.flags) ++status.flag_states[flag.state];
  status.decisions = contents.decisions.size();
  for (const DecisionView& view : contents.decisions) {
    if (view.orphaned) ++status.orphaned;
  }
  std::set<std::string> aside;
  for (const auto& [row, reading] : contents.readings) {
    if (reading.set_aside) aside.insert(reading.placement.article);
  }
  status.set_aside = aside.size();
}

/// "decided  3 of 12 flags: 2 contradiction, 1 not a change"
std::string decisions_text(const Status& status, const Style& style) {
  if (status.decisions == 0) return "";
  std::string text = "decided  " + counted(status.decisions, "decision", "decisions") + "; flags: ";
  bool first = true;
  for (const auto& [state, flags] : status.flag_states) {
    text += (first ? "" : ", ") + std::to_string(flags) + ' ' + state_words(state, style.lang);
    first = false;
  }
  if (status.set_aside > 0) text += "; " + counted(status.set_aside, "article", "articles") + " set aside";
  if (status.orphaned > 0) text += "; " + std::to_string(status.orphaned) + " orphaned";
  return text + '\n';
}

}  // namespace

Result<Status> status_of(const Watch& watch, const Store& store, const Index& index) {
  const auto contents = index.contents();
  if (!contents) return contents.error();
  auto failed = index.failed();
  if (!failed) return failed.error();
  Status status;
  std::set<std::string> articles;
  for (const auto& [row, reading] : contents->readings) {
    ++status.readings;
    if (reading.placement.standing == Standing::copy) ++status.copies;
    if (reading.placement.standing != Standing::counts) continue;
    articles.insert(reading.placement.article);
    ++status.versions;
    if (reading.undated()) status.undated.push_back({reading.item, reading.published.value});
  }
  std::ranges::sort(status.undated, {}, &UndatedItem::item);
  status.articles = articles.size();
  status.claims = static_cast<std::size_t>(std::ranges::count_if(contents->claims, [&](const auto& entry) {
    return contents->reading_of(entry.second).placement.standing == Standing::counts;
  }));
  status.flags = contents->flags.size();
  count_decisions(*contents, status);
  status.failed = std::move(*failed);
  status.store_bytes = size_of(watch.store_path());
  status.head = store.head();
  const auto edited = is_edited(watch, store);
  if (!edited) return edited.error();
  status.rules_edited = *edited;
  status.watching = watching(watch);
  return status;
}

std::string status_text(const Status& status, const Style& style) {
  std::string text = style.bold(counted(status.articles, "article", "articles")) + " in " +
                     counted(status.versions, "version", "versions") + ", " + counted(status.copies, "copy", "copies") +
                     " of them elsewhere, from " + counted(status.readings, "reading", "readings") + '\n';
  text += counted(status.claims, "claim", "claims") + ", " + counted(status.flags, "flag", "flags") + '\n';
  text += decisions_text(status, style);
  text += "store.git " + human_size(status.store_bytes) + ", last commit " + status.head.substr(0, 12) + '\n';
  if (status.watching) text += watching_text(*status.watching);
  if (status.rules_edited)
    text += "rules    other ones than the last scan's; `claimwatch reextract --dry-run` tells what they will change\n";
  text += undated_text(status) + failed_text(status, style);
  for (const ChannelState& channel : status.channels) text += "channel  " + channel_text(channel, style) + '\n';
  return text;
}

std::string undated_text(const Status& status) {
  std::string text;
  for (const UndatedItem& item : status.undated) {
    text += "undated  ≤ " + item.file_time.substr(0, day_letters) + "  " + one_line(undated_note(item.item)) + '\n';
  }
  return text;
}

std::string failed_text(const Status& status, const Style& style) {
  std::string text;
  for (const FailedItem& item : status.failed) text += style.alarm("failed") + "   " + visible(item.reason) + '\n';
  return text;
}

std::string scan_text(const ScanReport& report, Lang lang) {
  const auto number = [](std::size_t count) { return std::to_string(count); };
  std::string text = message("run.read", lang,
                             {{"ok", number(report.articles)},
                              {"known", number(report.known)},
                              {"copy", number(report.copies)},
                              {"version", number(report.versions)},
                              {"failed", number(report.failed.size())}});
  for (const auto& [what, count] : {std::pair("run.reread", report.reread),
                                    {"run.failed_before", report.failed_before},
                                    {"run.not_listed", report.problems.size()}}) {
    if (count > 0) text += ", " + message(what, lang, {{"count", number(count)}});
  }
  return text + "; " + message("run.new_flags", lang, {{"count", number(report.new_flags.size())}}) + '\n';
}

std::vector<std::string> scan_notes(const ScanReport& report) {
  std::vector<std::string> notes = report.problems;
  for (const FailedItem& item : report.failed) notes.push_back("failed: " + item.reason);
  for (const std::string& item : report.undated) notes.push_back("undated: " + undated_note(item));
  for (const InboxFile& file : report.being_written) {
    notes.push_back("being written: " + file.inbox + file.name + ": another program writes it; the next scan reads it");
  }
  return notes;
}

}  // namespace claimwatch
