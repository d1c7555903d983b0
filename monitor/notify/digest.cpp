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

/// "claimwatch news: contradicts 1, changed 2"
std::string title_of(const DigestHead& head, const std::vector<ListedFlag>& flags, Lang lang) {
  std::string counts;
  for (const FlagKind kind : {FlagKind::contradicts, FlagKind::changed}) {
    const auto count = std::ranges::count(flags, kind, &ListedFlag::kind);
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

Result<std::string> digest_json(const DigestHead& head, const Channel& channel, std::vector<ListedFlag> flags,
                                const LoadFlags& load, const Rules& rules) {
  std::erase_if(flags,
                [&](const ListedFlag& flag) { return channel.severity > 0 && rank(flag.severity) > channel.severity; });
  if (flags.empty() && !head.test) return std::string();
  const Lang lang = lang_of(channel);
  Json digest{
      {"digest", head.id}, {"watch", head.watch}, {"channel", channel.name}, {"made", iso_utc_of_seconds(head.made)}};
  if (head.test) digest["test"] = true;
  digest["lang"] = channel.lang;
  digest["title"] = title_of(head, flags, lang);
  digest["flags"] = Json::array();
  digest["further"] = Json::array();
  std::size_t bytes = 0;
  for (const ListedFlag& flag : flags) {
    bool has_room = digest["flags"].size() < most_flags && bytes < most_bytes;
    if (has_room) {
      const auto contents = load(std::span(&flag.row, 1));
      if (!contents) return contents.error();
      for (const FlagView& shown : contents->flags) {
        Json object = flag_object(shown, *contents, rules, lang);
        const std::size_t size = text_of(object).size();
        has_room = bytes + size <= most_bytes;
        if (!has_room) break;
        bytes += size;
        digest["flags"].push_back(std::move(object));
      }
    }
    if (!has_room) digest["further"].push_back(flag.id);
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
