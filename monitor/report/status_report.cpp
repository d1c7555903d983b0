#include "monitor/report/status_report.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "diffcore/text/width.h"
#include "monitor/index/decided.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/order.h"
#include "monitor/report/translation.h"
#include "monitor/watch/current_index.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t label_cells = 8;
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

std::uintmax_t size_of_file(const fs::path& file) {
  std::error_code missing;
  const std::uintmax_t bytes = fs::file_size(file, missing);
  return missing ? 0 : bytes;
}

/// The first column of lines that stand below each other.
std::string label(std::string_view key, Lang lang) { return padded_to_width(message(key, lang), label_cells) + ' '; }

/// The line that dates an article.
std::string undated_note(const std::string& item, Lang lang) {
  return message("run.undated_item", lang, {{"item", item}});
}

std::string watching_text(const Watching& watching, Lang lang) {
  std::string text = message("status.watched", lang, {{"process", watching.process}}) + '\n';
  for (const std::string& folder : watching.polled) {
    text += label("status.polled", lang) + one_line(translated(folder, lang)) + '\n';
  }
  return text;
}

/// "desk: last sent 2026-11-22T04:00:00Z; 2 digests waiting: the server answers 500 (3 tries), next try …"
std::string channel_text(const ChannelState& channel, const Style& style) {
  const Lang lang = style.lang;
  std::string text =
      channel.name + ": " +
      (channel.sent_at == 0 ? message("channel.unused", lang)
                            : message("channel.sent", lang, {{"time", iso_utc_of_seconds(channel.sent_at)}}));
  if (channel.waiting == 0) return text;
  text += message("channel.waiting", lang, {{"digests", counted("n.digest", channel.waiting, lang)}});
  if (channel.failures == 0) return text;
  const std::string tries = counted("n.try", static_cast<std::size_t>(channel.failures), lang);
  return text + ": " + style.alarm(one_line(translated(channel.error, lang))) +
         message("channel.next", lang, {{"tries", tries}, {"time", iso_utc_of_seconds(channel.next_try)}});
}

/// Of all flags those are open on which nobody decided otherwise.
void take_decided(const FlagView& flag, const Contents& contents, Status& status) {
  if (flag.state == FlagState::open) return;
  ++status.flag_states[flag.state];
  --status.flag_states[FlagState::open];
  --status.open_flags[rank(flag.severity)][day_came(flag, contents)];
}

Result<void> count_decisions(const Index& index, Status& status) {
  const auto decided = index.placed_decisions();
  if (!decided) return decided.error();
  const Contents& contents = decided->all();
  status.decisions = contents.decisions.size();
  for (const FlagView& flag : contents.flags) take_decided(flag, contents, status);
  status.orphaned = static_cast<std::size_t>(std::ranges::count(contents.decisions, true, &DecisionView::orphaned));
  std::set<std::string> aside;
  for (const auto& [row, reading] : contents.readings) {
    if (reading.set_aside) aside.insert(reading.placement.article);
  }
  status.set_aside = aside.size();
  return {};
}

Result<void> count_flags(const Index& index, Status& status) {
  if (status.flags > 0) status.flag_states[FlagState::open] = status.flags;
  for (const FlagTally& alike : status.alike_flags) {
    status.open_flags[rank(alike.severity)][day_of_time(alike.came)] += alike.flags;
  }
  if (auto counted = count_decisions(index, status); !counted) return counted;
  std::erase_if(status.flag_states, [](const auto& state) { return state.second == 0; });
  for (auto& [rank, days] : status.open_flags) std::erase_if(days, [](const auto& day) { return day.second == 0; });
  std::erase_if(status.open_flags, [](const auto& of_rank) { return of_rank.second.empty(); });
  return {};
}

/// "open     3 flags; severity 1: 2 (4 days), 6: 1 (today)", with the age of the oldest of each.
std::string open_text(const Status& status, const Style& style) {
  std::string severities;
  std::size_t open = 0;
  for (const OpenFlags& flags : open_flags(status)) {
    open += flags.count;
    severities += (severities.empty() ? "" : ", ") + message("status.severity", style.lang,
                                                             {{"rank", std::to_string(flags.rank)},
                                                              {"count", std::to_string(flags.count)},
                                                              {"age", days_words(flags.days, style.lang)}});
  }
  if (open == 0) return "";
  const Fillings fillings = {{"flags", counted("n.flag", open, style.lang)}, {"severities", severities}};
  return wrapped(label("status.open", style.lang) + message("status.open_flags", style.lang, fillings), style.width,
                 label_cells + 1) +
         '\n';
}

/// "decided  3 decisions; flags: 2 contradiction, 1 not a change"
std::string decisions_text(const Status& status, Lang lang) {
  if (status.decisions == 0) return "";
  std::string states;
  for (const auto& [state, flags] : status.flag_states) {
    states += (states.empty() ? "" : ", ") +
              message("status.state", lang, {{"count", std::to_string(flags)}, {"state", state_words(state, lang)}});
  }
  std::string text =
      label("status.decided", lang) + message("status.decisions", lang,
                                              {{"decisions", counted("n.decision", status.decisions, lang)},
                                               {"count", std::to_string(status.decisions)},
                                               {"states", states}});
  if (status.set_aside > 0) {
    text += message("status.set_aside", lang, {{"articles", counted("n.article", status.set_aside, lang)}});
  }
  if (status.orphaned > 0) {
    text += message("status.orphaned", lang, {{"count", std::to_string(status.orphaned)}});
  }
  return text + '\n';
}

}  // namespace

std::vector<OpenFlags> open_flags(const Status& status) {
  std::vector<OpenFlags> all;
  for (const auto& [rank, days] : status.open_flags) {
    std::size_t count = 0;
    for (const auto& [day, flags] : days) count += flags;
    const std::string& oldest = days.begin()->first;
    all.push_back({rank, count, oldest, days_between(oldest, day_of_time(status.newest_reading)).value_or(0)});
  }
  return all;
}

Result<Status> status_of(const Watch& watch, const Store& store, const Index& index) {
  Status status;
  const auto tally = index.tally();
  if (!tally) return tally.error();
  static_cast<Tally&>(status) = *tally;
  auto undated = index.undated();
  if (!undated) return undated.error();
  status.undated = std::move(*undated);
  auto failed = index.failed();
  if (!failed) return failed.error();
  status.failed = std::move(*failed);
  if (auto counted = count_flags(index, status); !counted) return counted.error();
  status.store_bytes = size_of(watch.store_path());
  status.packs = store.packs();
  for (const char* part : {"", "-wal"}) status.index_bytes += size_of_file(watch.index_path().string() + part);
  status.head = store.head();
  const auto edited = is_edited(watch, store);
  if (!edited) return edited.error();
  status.rules_edited = *edited;
  status.watching = watching(watch);
  return status;
}

std::string status_text(const Status& status, const Style& style) {
  const Lang lang = style.lang;
  std::string text = message("status.articles", lang,
                             {{"articles", style.bold(counted("n.article", status.articles, lang))},
                              {"versions", counted("n.version", status.versions, lang)},
                              {"copies", counted("n.copy", status.copies, lang)},
                              {"readings", counted("n.reading", status.readings, lang)}}) +
                     '\n';
  text += counted("n.claim", status.claims, lang) + ", " + counted("n.flag", status.flags, lang) + '\n';
  text += open_text(status, style) + decisions_text(status, lang);
  text +=
      message("status.store", lang, {{"size", human_size(status.store_bytes)}, {"commit", status.head.substr(0, 12)}}) +
      '\n';
  text += message("status.index", lang,
                  {{"size", human_size(status.index_bytes)}, {"packs", counted("n.pack", status.packs, lang)}}) +
          '\n';
  if (status.waiting > 0) {
    text += label("status.waiting", lang) +
            message("status.to_read", lang, {{"files", counted("n.file", status.waiting, lang)}}) + '\n';
  }
  if (status.watching) text += watching_text(*status.watching, lang);
  if (status.rules_edited) text += label("status.rules", lang) + message("status.rules_edited", lang) + '\n';
  text += undated_text(status, lang) + failed_text(status, style);
  for (const ChannelState& channel : status.channels) {
    text += label("status.channel", lang) + channel_text(channel, style) + '\n';
  }
  return text;
}

std::string undated_text(const Status& status, Lang lang) {
  std::string text;
  for (const UndatedItem& item : status.undated) {
    text += label("status.undated", lang) + "≤ " + item.file_time.substr(0, day_letters) + "  " +
            one_line(undated_note(item.item, lang)) + '\n';
  }
  return text;
}

std::string failed_text(const Status& status, const Style& style) {
  std::string text;
  for (const FailedItem& item : status.failed) {
    text += style.alarm(label("status.failed", style.lang)) + visible(translated(item.reason, style.lang)) + '\n';
  }
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

std::vector<std::string> scan_notes(const ScanReport& report, Lang lang) {
  std::vector<std::string> notes;
  for (const std::string& problem : report.problems) notes.push_back(translated(problem, lang));
  for (const FailedItem& item : report.failed) {
    notes.push_back(message("run.failed", lang, {{"reason", translated(item.reason, lang)}}));
  }
  for (const std::string& item : report.undated) {
    notes.push_back(message("run.undated", lang, {{"item", undated_note(item, lang)}}));
  }
  for (const InboxFile& file : report.being_written) {
    notes.push_back(message("run.being_written", lang, {{"item", file.inbox + file.name}}));
  }
  return notes;
}

}  // namespace claimwatch
