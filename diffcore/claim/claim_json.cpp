#include "diffcore/claim/claim_json.h"

#include <nlohmann/json.hpp>

namespace claimwatch {

namespace {

std::optional<DayRange> days_written(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::optional<Day> first = day_of_iso(text.substr(0, slash));
  const std::optional<Day> last = slash == std::string_view::npos ? first : day_of_iso(text.substr(slash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return DayRange{*first, *last};
}

/// A field's text; none when it is missing or no text.
std::optional<std::string> text_of(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

std::size_t number_of(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

Error missing(const char* field) { return Error{std::string("a claim needs the field \"") + field + "\" as text"}; }

Error unknown(const char* field, const std::string& word) {
  return Error{std::string("\"") + word + "\" is no " + field + " that docs/claims.md names"};
}

/// Reads a word of a closed list into `to`. Errors: a field left out, a word that is none of the list.
template <typename Enum>
Result<void> read_word(const nlohmann::json& object, const char* field,
                       std::optional<Enum> (*enum_named)(std::string_view), Enum& to) {
  const std::optional<std::string> word = text_of(object, field);
  if (!word) return missing(field);
  const std::optional<Enum> value = enum_named(*word);
  if (!value) return unknown(field, *word);
  to = *value;
  return {};
}

Result<void> read_key(const nlohmann::json& object, Key& key) {
  const std::pair<const char*, std::string&> fields[] = {
      {"topic", key.topic}, {"subject", key.subject}, {"object", key.object}, {"scope", key.scope}};
  for (const auto& [field, to] : fields) {
    std::optional<std::string> text = text_of(object, field);
    if (!text) return missing(field);
    to = std::move(*text);
  }
  return {};
}

Result<void> read_value(const nlohmann::json& object, Value& to) {
  const std::optional<std::string> text = text_of(object, "value");
  if (!text) return missing("value");
  Bound bound = Bound::exact;
  if (Result<void> read = read_word(object, "bound", bound_named, bound); !read) return read;
  Result<Value> value = parse_value(*text, text_of(object, "value_high").value_or(""), bound);
  if (!value) return value.error();
  to = *std::move(value);
  return {};
}

Result<void> read_tellers(const nlohmann::json& object, Claim& claim) {
  if (const auto speaker = object.find("speaker"); speaker != object.end()) {
    if (!speaker->is_object()) return Error{"\"speaker\" is an object of name, kind and entity"};
    claim.speaker.emplace();
    claim.speaker->name = text_of(*speaker, "name").value_or("");
    claim.speaker->entity = text_of(*speaker, "entity").value_or("");
    if (Result<void> read = read_word(*speaker, "kind", speaker_kind_named, claim.speaker->kind); !read) return read;
  }
  if (const auto outlet = object.find("outlet"); outlet != object.end()) {
    if (!outlet->is_object()) return Error{"\"outlet\" is an object of name and id"};
    claim.outlet = CitedOutlet{text_of(*outlet, "name").value_or(""), text_of(*outlet, "id").value_or("")};
  }
  return {};
}

/// The fields that docs/claims.md does not name.
Result<void> read_more(const nlohmann::json& object, Claim& claim) {
  claim.evidence = {number_of(object, "start"), number_of(object, "end")};
  claim.rule = text_of(object, "rule").value_or("");
  claim.lang = text_of(object, "lang").value_or("");
  const auto fallback = object.find("fallback");
  claim.fallback = fallback != object.end() && *fallback == true;
  if (Result<void> read = read_tellers(object, claim); !read) return read;
  if (const std::optional<std::string> days = text_of(object, "as_of")) {
    claim.as_of = days_written(*days);
    if (!claim.as_of) return unknown("as_of", *days);
  }
  if (const auto words = object.find("tells_change"); words != object.end()) {
    if (!words->is_object()) return Error{"\"tells_change\" is an object of words, start and end"};
    claim.tells_change = Range{number_of(*words, "start"), number_of(*words, "end")};
  }
  if (claim.evidence.start > claim.evidence.end) return Error{"a claim's \"start\" is not behind its \"end\""};
  return {};
}

}  // namespace

nlohmann::ordered_json to_json(const Claim& claim, std::string_view doc, std::string_view text) {
  const auto words = [&](const Range& range) { return std::string(range.of(text)); };
  nlohmann::ordered_json object{{"doc", doc},
                                {"topic", claim.key.topic},
                                {"subject", claim.key.subject},
                                {"object", claim.key.object},
                                {"scope", claim.key.scope},
                                {"value", claim.value.text},
                                {"bound", name(claim.value.bound)},
                                {"time", name(claim.time)},
                                {"certainty", name(claim.certainty)},
                                {"evidence", words(claim.evidence)},
                                {"start", claim.evidence.start},
                                {"end", claim.evidence.end},
                                {"rule", claim.rule},
                                {"lang", claim.lang}};
  if (claim.fallback) object["fallback"] = true;
  if (!claim.value.high_text.empty()) object["value_high"] = claim.value.high_text;
  if (claim.as_of) object["as_of"] = iso(*claim.as_of);
  if (const auto& speaker = claim.speaker) {
    object["speaker"] = {{"name", speaker->name}, {"kind", name(speaker->kind)}};
    if (!speaker->entity.empty()) object["speaker"]["entity"] = speaker->entity;
  }
  if (const auto& outlet = claim.outlet) object["outlet"] = {{"name", outlet->name}, {"id", outlet->id}};
  if (const auto& change = claim.tells_change) {
    object["tells_change"] = {{"words", words(*change)}, {"start", change->start}, {"end", change->end}};
  }
  return object;
}

Result<Claim> claim_from_json(const nlohmann::json& object) {
  if (!object.is_object()) return Error{"a claim is a JSON object"};
  Claim claim;
  if (Result<void> read = read_key(object, claim.key); !read) return read.error();
  if (Result<void> read = read_value(object, claim.value); !read) return read.error();
  if (Result<void> read = read_word(object, "time", time_named, claim.time); !read) return read.error();
  if (Result<void> read = read_word(object, "certainty", certainty_named, claim.certainty); !read) return read.error();
  if (Result<void> read = read_more(object, claim); !read) return read.error();
  return claim;
}

}  // namespace claimwatch
