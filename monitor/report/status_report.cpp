#include "monitor/report/status_report.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "diffcore/text/width.h"
#include "monitor/report/decision_report.h"
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

/// "decided  3 decisions; flags: 2 contradiction, 1 not a change"
std::string decisions_text(const Status& status, Lang lang) {
  if (status.decisions == 0) return "";
  std::string states;
  for (const auto& [state, flags] : status.flag_states) {
    states += (states.empty() ? "" : ", ") +
              message("status.state", lang, {{"count", std::to_string(flags)}, {"state", state_words(state, lang)}});
  }
  std::string text = label("status.decided", lang) +
                     message("status.decisions", lang,
                             {{"decisions", counted("n.decision", status.decisions, lang)}, {"states", states}});
  if (status.set_aside > 0) {
    text += message("status.set_aside", lang, {{"articles", counted("n.article", status.set_aside, lang)}});
  }
  if (status.orphaned > 0) {
    text += message("status.orphaned", lang, {{"count", std::to_string(status.orphaned)}});
  }
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
  const Lang lang = style.lang;
  std::string text = message("status.articles", lang,
                             {{"articles", style.bold(counted("n.article", status.articles, lang))},
                              {"versions", counted("n.version", status.versions, lang)},
                              {"copies", counted("n.copy", status.copies, lang)},
                              {"readings", counted("n.reading", status.readings, lang)}}) +
                     '\n';
  text += counted("n.claim", status.claims, lang) + ", " + counted("n.flag", status.flags, lang) + '\n';
  text += decisions_text(status, lang);
  text +=
      message("status.store", lang, {{"size", human_size(status.store_bytes)}, {"commit", status.head.substr(0, 12)}}) +
      '\n';
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
