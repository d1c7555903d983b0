#include "monitor/report/text_json.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "diffcore/claim/claim_json.h"

namespace claimwatch {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// One end of an interval in units; null where it is open.
Json end_json(Milli milli, Quantity::Kind kind) {
  if (milli == std::numeric_limits<Milli>::max() || milli == std::numeric_limits<Milli>::min()) return nullptr;
  if (kind == Quantity::Kind::date) return iso(Day(std::chrono::days(milli)));
  if (milli % 1000 == 0) return milli / 1000;
  return static_cast<double>(milli) / 1000;
}

std::string_view name(Quantity::Kind kind) {
  switch (kind) {
    case Quantity::Kind::money: return "money";
    case Quantity::Kind::percent: return "percent";
    case Quantity::Kind::count: return "count";
    case Quantity::Kind::date: return "date";
  }
  std::abort();  // every Kind has its case
}

}  // namespace

std::string extracted_json(const Claim& claim, std::string_view doc, std::string_view text) {
  return line_of(to_json(claim, doc, text));
}

std::string quantity_json(const Quantity& quantity, std::string_view doc, std::size_t line, Range original) {
  Json object{{"doc", doc}, {"line", line}, {"kind", name(quantity.kind)}, {"value", quantity.value}};
  if (!quantity.value_high.empty()) object["value_high"] = quantity.value_high;
  object["bound"] = name(quantity.bound);
  object["low"] = end_json(quantity.interval.low, quantity.kind);
  object["high"] = end_json(quantity.interval.high, quantity.kind);
  if (quantity.conversion) object["conversion"] = true;
  object["start"] = original.start;
  object["end"] = original.end;
  return line_of(object);
}

std::string topic_json(std::string_view topic, std::string_view title) {
  return line_of({{"topic", topic}, {"title", title}});
}

}  // namespace claimwatch
