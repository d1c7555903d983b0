#include "monitor/index/claim_text.h"

#include <nlohmann/json.hpp>

#include "diffcore/claim/claim_json.h"

namespace claimwatch {

std::string claim_column(const Claim& claim, std::string_view text) {
  auto object = to_json(claim, "", text);
  const Interval& interval = claim.value.interval;  // as it was read: the printed form may not tell all of its digits
  object["interval"] = {interval.printed, interval.low, interval.high};
  return object.dump();
}

std::string reasons_column(const std::vector<Reason>& reasons) {
  nlohmann::json list = nlohmann::json::array();
  for (const Reason& reason : reasons) list.push_back({reason.what, reason.words.start, reason.words.end});
  return list.dump();
}

Result<Claim> claim_of_columns(std::string_view claim, std::string_view reasons) {
  const auto object = nlohmann::json::parse(claim, nullptr, /*allow_exceptions=*/false);
  auto out = claim_from_json(object);
  if (!out) return out;
  const auto& interval = object.at("interval");
  out->value.interval = {interval.at(0), interval.at(1), interval.at(2)};
  for (const auto& reason : nlohmann::json::parse(reasons, nullptr, /*allow_exceptions=*/false)) {
    out->reasons.push_back({reason.at(0), Range{reason.at(1), reason.at(2)}});
  }
  return out;
}

std::string claims_record(const std::vector<Claim>& claims, std::string_view doc, std::string_view text,
                          std::string_view digest) {
  std::string lines = nlohmann::json{{"rules", digest}}.dump() + '\n';
  for (const Claim& claim : claims) lines += to_json(claim, doc, text).dump() + '\n';
  return lines;
}

}  // namespace claimwatch
