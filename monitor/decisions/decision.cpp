#include "monitor/decisions/decision.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "diffcore/claim/claim_json.h"

namespace claimwatch {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> state_names{"open",         "confirmed-change", "contradiction",
                                                      "not-a-change", "extraction-wrong", "needs-second-look"};
constexpr std::array<std::string_view, 3> target_names{"flag", "claim", "article"};
const std::array<std::string_view, 2> kind_names{name(FlagKind::changed), name(FlagKind::contradicts)};

template <typename Enum, std::size_t size>
std::optional<Enum> named_in(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  return at == names.end() ? std::nullopt : std::optional(static_cast<Enum>(at - names.begin()));
}

Json json_of(const DecidedClaim& claim) {
  Json object{
      {"id", claim.id},         {"reading", claim.reading}, {"article", claim.article}, {"published", claim.published},
      {"source", claim.source}, {"title", claim.title},     {"url", claim.url}};
  object.update(Json::parse(claim.json));
  return object;
}

Json json_of(const Decision& decision) {
  Json object{{"on", target_names[static_cast<std::size_t>(decision.on)]}, {"id", decision.id}};
  if (decision.state) object["state"] = name(*decision.state);
  if (decision.set_aside) object["set_aside"] = *decision.set_aside;
  if (!decision.undoes.empty()) object["undoes"] = decision.undoes;
  if (decision.redo) object["redo"] = true;
  object["note"] = decision.note;
  object["who"] = {{"name", decision.who.name}, {"email", decision.who.email}};
  object["when"] = decision.when;
  object["seen"] = decision.seen;
  if (decision.on == Decision::On::flag) object["kind"] = name(decision.kind);
  for (const auto& [field, claim] :
       {std::pair("old", &decision.old_claim), {"new", &decision.new_claim}, {"claim", &decision.claim}}) {
    if (*claim) object[field] = json_of(**claim);
  }
  if (decision.on == Decision::On::article) object["reading"] = decision.reading;
  return object;
}

std::string text_at(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Result<DecidedClaim> claim_of(const nlohmann::json& object) {
  auto claim = claim_from_json(object);
  if (!claim) return claim.error();
  DecidedClaim out{text_at(object, "reading"), text_at(object, "article"), text_at(object, "published"),
                   text_at(object, "source"),  text_at(object, "title"),   text_at(object, "url"),
                   text_at(object, "id"),      *std::move(claim),          object.dump(),
                   text_at(object, "evidence")};
  return out;
}

/// Reads a word of a list. Errors: it is none of them.
template <typename Enum, std::size_t size>
Result<void> read_word(const nlohmann::json& object, const char* field, const std::array<std::string_view, size>& names,
                       Enum& to) {
  const std::string word = text_at(object, field);
  const auto named = named_in<Enum>(names, word);
  if (!named) return Error{'"' + word + "\" is no \"" + field + "\" that this program knows"};
  to = *named;
  return {};
}

Result<void> read_act(const nlohmann::json& object, Decision& decision) {
  if (object.contains("state")) {
    if (auto read = read_word(object, "state", state_names, decision.state.emplace()); !read) return read;
  }
  if (const auto aside = object.find("set_aside"); aside != object.end() && aside->is_boolean()) {
    decision.set_aside = aside->get<bool>();
  }
  decision.undoes = text_at(object, "undoes");
  const auto redo = object.find("redo");
  decision.redo = redo != object.end() && redo->is_boolean() && redo->get<bool>();
  decision.note = text_at(object, "note");
  return {};
}

Result<void> read_claims(const nlohmann::json& object, Decision& decision) {
  for (const auto& [field, to] :
       {std::pair("old", &decision.old_claim), {"new", &decision.new_claim}, {"claim", &decision.claim}}) {
    if (!object.contains(field)) continue;
    auto claim = claim_of(object.at(field));
    if (!claim) return Error{std::string(field) + ": " + claim.error().message};
    *to = *std::move(claim);
  }
  if (decision.on != Decision::On::flag || (decision.old_claim && decision.new_claim)) return {};
  return Error{"a decision on a flag needs its sides \"old\" and \"new\""};
}

Result<Decision> decision_of(const nlohmann::json& object) {
  if (!object.is_object()) return Error{"a decision is a JSON object"};
  Decision out;
  if (auto read = read_word(object, "on", target_names, out.on); !read) return read.error();
  if (out.on == Decision::On::flag) {
    if (auto read = read_word(object, "kind", kind_names, out.kind); !read) return read.error();
  }
  if (auto read = read_act(object, out); !read) return read.error();
  if (auto read = read_claims(object, out); !read) return read.error();
  out.id = text_at(object, "id");
  out.when = text_at(object, "when");
  if (out.id.empty() || out.when.empty()) return Error{"a decision needs \"id\" and \"when\""};
  out.seen = text_at(object, "seen");
  out.reading = text_at(object, "reading");
  if (const auto who = object.find("who"); who != object.end() && who->is_object()) {
    out.who = {text_at(*who, "name"), text_at(*who, "email")};
  }
  return out;
}

}  // namespace

std::string_view name(FlagState state) { return state_names[static_cast<std::size_t>(state)]; }
std::vector<std::string> flag_state_names() { return {state_names.begin(), state_names.end()}; }
std::optional<FlagState> flag_state_named(std::string_view name) { return named_in<FlagState>(state_names, name); }

DecisionFile file_of(const Decision& decision) {
  std::string json = json_of(decision).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
  std::string when = decision.when;
  std::erase_if(when, [](char c) { return c == '-' || c == ':'; });
  std::string path = "reviews/" + decision.id.substr(0, 2) + '/' + decision.id + '/' + when + '-' +
                     hash_of_original(json).substr(0, 8) + ".json";
  return {std::move(path), std::move(json)};
}

Result<Decision> decision_of(const DecisionFile& file) {
  auto decision = decision_of(nlohmann::json::parse(file.json, nullptr, /*allow_exceptions=*/false));
  if (!decision) return Error{file.path + ": " + decision.error().message + "; restore it from a copy of the store"};
  decision->path = file.path;
  return decision;
}

void put_in_order(std::vector<Decision>& decisions) {
  std::ranges::sort(decisions, {}, [](const Decision& decision) { return std::tie(decision.when, decision.path); });
}

std::vector<bool> standing(const std::vector<Decision>& decisions) {
  std::vector<bool> stands(decisions.size(), true);
  std::set<std::string_view> undone;
  for (std::size_t i = decisions.size(); i-- > 0;) {
    stands[i] = !undone.contains(decisions[i].path);
    if (stands[i] && !decisions[i].undoes.empty()) undone.insert(decisions[i].undoes);
  }
  return stands;
}

}  // namespace claimwatch
