#include "monitor/notify/digest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "monitor/report/flag_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/order.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

using Json = nlohmann::ordered_json;

/// Of further flags there are only ids: a receiver takes no body of any size.
constexpr std::size_t most_flags = 100, most_bytes = 1'000'000;

constexpr std::size_t line_cells = 78;

Lang lang_of(const Channel& channel) { return channel.lang == "ko" ? Lang::ko : Lang::en; }

/// The flags that are for the channel, the worst first.
std::vector<const FlagView*> flags_for(const Channel& channel, const std::vector<std::string>& ids,
                                       const Contents& contents) {
  std::vector<const FlagView*> flags = ordered_flags(contents);
  std::erase_if(flags, [&](const FlagView* flag) {
    return std::ranges::find(ids, flag->id) == ids.end() ||
           (channel.severity > 0 && rank(flag->severity) > channel.severity);
  });
  return flags;
}

/// "claimwatch news: contradicts 1, changed 2"
std::string title_of(const DigestHead& head, const std::vector<const FlagView*>& flags, Lang lang) {
  std::string counts;
  for (const FlagKind kind : {FlagKind::contradicts, FlagKind::changed}) {
    const auto count = std::ranges::count(flags, kind, &FlagView::kind);
    if (count == 0) continue;
    counts += (counts.empty() ? ": " : ", ") + message(name(kind), lang) + ' ' + std::to_string(count);
  }
  const std::string title = "claimwatch " + one_line(head.watch) + counts;
  return head.test ? message("digest.test", lang, {{"title", title}}) : title;
}

Json flag_object(const FlagView& flag, const Contents& contents, const Rules& rules, Lang lang) {
  const Style style{false, line_cells, lang};
  Json object = Json::parse(flag_json(flag, contents, rules));
  object["title"] = flag_line(flag, contents, rules, style);
  object["text"] = flag_text(flag, contents, rules, style);
  return object;
}

std::string text_of(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);  // bytes of a file's name may be no UTF-8
}

}  // namespace

std::string digest_json(const DigestHead& head, const Channel& channel, const std::vector<std::string>& ids,
                        const Contents& contents, const Rules& rules) {
  const std::vector<const FlagView*> flags = flags_for(channel, ids, contents);
  if (flags.empty() && !head.test) return "";
  const Lang lang = lang_of(channel);
  Json digest{
      {"digest", head.id}, {"watch", head.watch}, {"channel", channel.name}, {"made", iso_utc_of_seconds(head.made)}};
  if (head.test) digest["test"] = true;
  digest["lang"] = channel.lang;
  digest["title"] = title_of(head, flags, lang);
  digest["flags"] = Json::array();
  digest["further"] = Json::array();
  std::size_t bytes = 0;
  for (const FlagView* flag : flags) {
    Json object = flag_object(*flag, contents, rules, lang);
    const std::size_t size = text_of(object).size();
    if (digest["flags"].size() == most_flags || bytes + size > most_bytes) {
      digest["further"].push_back(flag->id);
      continue;
    }
    bytes += size;
    digest["flags"].push_back(std::move(object));
  }
  return text_of(digest);
}

Result<Digest> read_digest(const std::string& json) {
  try {
    const Json object = Json::parse(json);
    Digest digest{object.at("digest"), object.at("title"),      object.at("lang"),
                  object.at("made"),   object.contains("test"), {},
                  object.at("further")};
    for (const Json& flag : object.at("flags")) {
      digest.flags.push_back({flag.at("id"), flag.at("title"), flag.at("text"), flag.at("new").at("url")});
    }
    return digest;
  } catch (const Json::exception& problem) {
    return Error{std::string("this is no digest: ") + problem.what()};
  }
}

}  // namespace claimwatch
