#include "monitor/report/json_report.h"

#include <nlohmann/json.hpp>

#include "monitor/report/order.h"
#include "monitor/report/reasons.h"
#include "monitor/report/words.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

using Json = nlohmann::ordered_json;

/// One line; bytes that are no UTF-8 (in a file's name) do not end the report.
std::string line_of(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

void put_article(Json& object, const ReadingView& reading) {
  object["article"] = reading.placement.article;
  object["published"] = iso(reading.placement.day);
  if (reading.undated()) object["undated"] = true;
  object["source"] = reading.source.value;
  object["title"] = reading.title.value;
  object["url"] = reading.url.value;
}

void put_value(Json& object, const Value& value) {
  object["value"] = value.text;
  if (!value.high_text.empty()) object["value_high"] = value.high_text;
  object["bound"] = name(value.bound);
}

Json argument_json(const Argument& argument) {
  if (const auto* number = std::get_if<std::int64_t>(&argument)) return *number;
  if (const auto* days = std::get_if<DayRange>(&argument)) return iso(*days);
  if (const auto* words = std::get_if<std::string>(&argument)) return *words;
  Json value;
  put_value(value, std::get<Value>(argument));
  return value;
}

Json side_json(const ClaimView& view, const Contents& contents) {
  const ReadingView& reading = contents.reading_of(view);
  const Claim& claim = view.claim;
  Json side;
  put_value(side, claim.value);
  side["time"] = name(claim.time);
  side["certainty"] = name(claim.certainty);
  const Json told = Json::parse(view.json);
  for (const char* field : {"speaker", "outlet"}) {
    if (told.contains(field)) side[field] = told[field];
  }
  side["claim"] = view.id;
  side["doc"] = reading.doc;
  put_article(side, reading);
  side["evidence"] = view.evidence;
  side["start"] = claim.evidence.start;
  side["end"] = claim.evidence.end;
  side["rule"] = claim.rule;
  return side;
}

Json support_json(const ClaimView& view, const Contents& contents) {
  const ReadingView& reading = contents.reading_of(view);
  return {{"claim", view.id},
          {"doc", reading.doc},
          {"article", reading.placement.article},
          {"published", iso(reading.placement.day)},
          {"source", reading.source.value},
          {"value", view.claim.value.text},
          {"time", name(view.claim.time)},
          {"certainty", name(view.claim.certainty)}};
}

/// What people decided on one thing, the last one at the end.
Json decisions_json(const std::vector<std::size_t>& decisions, const Contents& contents) {
  Json list = Json::array();
  for (const std::size_t at : decisions) {
    const Decision& decision = contents.decisions[at].decision;
    Json object;
    if (decision.state) object["state"] = name(*decision.state);
    if (decision.set_aside) object["set_aside"] = *decision.set_aside;
    object["note"] = decision.note;
    object["who"] = {{"name", decision.who.name}, {"email", decision.who.email}};
    object["when"] = decision.when;
    list.push_back(std::move(object));
  }
  return list;
}

Json claim_object(const ClaimView& view, const Contents& contents, const FlagsByClaim& flags) {
  const ReadingView& reading = contents.reading_of(view);
  Json object = Json::parse(view.json);
  object.erase("interval");
  object["doc"] = reading.doc;
  object["id"] = view.id;
  put_article(object, reading);
  object["version"] = reading.placement.version + 1;
  object["relation"] = view.relation    ? name(*view.relation)
                       : view.set_aside ? "set_aside"
                                        : name(reading.placement.standing);
  if (view.withdrawn) object["withdrawn"] = true;
  if (view.set_aside) object["set_aside"] = true;
  if (!view.decisions.empty()) object["decisions"] = decisions_json(view.decisions, contents);
  object["flags"] = Json::array();
  if (const auto on = flags.find(view.row); on != flags.end()) {
    for (const FlagView* flag : on->second) object["flags"].push_back(flag->id);
  }
  return object;
}

Json field_json(const Field& field) { return {{"value", field.value}, {"from", field.from}}; }

Json version_json(const ReadingView& reading) {
  return {{"version", reading.placement.version + 1},
          {"doc", reading.doc},
          {"standing", name(reading.placement.standing)},
          {"day", iso(reading.placement.day)},
          {"title", field_json(reading.title)},
          {"source", field_json(reading.source)},
          {"url", field_json(reading.url)},
          {"published", field_json(reading.published)},
          {"modified", field_json(reading.modified)},
          {"path", reading.path},
          {"original", reading.hash}};
}

/// A time that was never is null.
Json moment_json(std::int64_t seconds) { return seconds == 0 ? Json() : Json(iso_utc_of_seconds(seconds)); }

Json channel_json(const ChannelState& channel) {
  return {{"channel", channel.name},
          {"waiting", channel.waiting},
          {"failures", channel.failures},
          {"error", channel.error},
          {"next_try", moment_json(channel.next_try)},
          {"last_sent", moment_json(channel.sent_at)}};
}

Json failed_object(const FailedItem& item) { return {{"item", item.item}, {"reason", item.reason}}; }

Json undated_object(const UndatedItem& item) { return {{"item", item.item}, {"file_time", item.file_time}}; }

}  // namespace

std::string flag_json(const FlagView& flag, const Contents& contents, const Rules& rules) {
  const Severity severity = flag.severity;
  Json object{{"id", flag.id},
              {"kind", name(flag.kind)},
              {"topic", flag.key.topic},
              {"subject", flag.key.subject},
              {"object", flag.key.object},
              {"scope", flag.key.scope},
              {"old", side_json(contents.claims.at(flag.old_claim), contents)},
              {"new", side_json(contents.claims.at(flag.new_claim), contents)},
              {"severity", {{"code", name(severity)}, {"rank", rank(severity)}}},
              {"reasons", Json::array()},
              {"support", Json::array()},
              {"ended", flag.new_ended},
              {"reverted", flag.reverted},
              {"state", name(flag.state)},
              {"decisions", decisions_json(flag.decisions, contents)}};
  if (flag.sides_changed) object["sides_changed"] = true;
  for (const FlagReason& reason : flag_reasons(flag, contents, rules)) {
    Json args = Json::object();
    for (const auto& [place, argument] : reason.args) args[place] = argument_json(argument);
    object["reasons"].push_back({{"code", reason.code}, {"args", std::move(args)}});
  }
  for (const std::int64_t claim : flag.support) {
    const ClaimView& view = contents.claims.at(claim);
    object["support"].push_back(support_json(view, contents));
    object["support"].back()["side"] = supports_new_side(flag, view.claim, contents, rules) ? "new" : "old";
  }
  return line_of(object);
}

std::string decision_json(const DecisionView& view) {
  Json object = Json::parse(file_of(view.decision).json);
  object["path"] = view.decision.path;
  object["stands"] = view.stands;
  object["orphaned"] = view.orphaned;
  return line_of(object);
}

std::string claim_json(const ClaimView& claim, const Contents& contents, const FlagsByClaim& flags) {
  return line_of(claim_object(claim, contents, flags));
}

std::string explained_claim_json(const ClaimView& claim, const Contents& contents, const FlagsByClaim& flags,
                                 std::string_view text) {
  Json object = claim_object(claim, contents, flags);
  const Interval& interval = claim.claim.value.interval;
  if (claim.claim.value.kind != Value::Kind::stance) object["interval"] = {interval.low, interval.high};
  object["reasons"] = Json::array();
  for (const Reason& reason : claim.claim.reasons) {
    const Range& at = reason.words;
    const bool inside = at.start <= at.end && at.end <= text.size();
    object["reasons"].push_back({{"what", reason.what},
                                 {"words", inside ? std::string(at.of(text)) : ""},
                                 {"start", at.start},
                                 {"end", at.end}});
  }
  return line_of(object);
}

std::string article_json(const Named& article, const Contents& contents) {
  Json object{
      {"article", article.article}, {"versions", Json::array()}, {"copies", Json::array()}, {"claims", Json::array()}};
  for (const ReadingView* reading : article.versions(contents)) object["versions"].push_back(version_json(*reading));
  for (const ReadingView* copy : copies_of(article.article, contents)) {
    object["copies"].push_back(
        {{"article", copy->placement.article}, {"doc", copy->doc}, {"source", copy->source.value}});
  }
  const FlagsByClaim flags = flags_by_claim(contents);
  for (const ClaimView* claim : article.claims(contents)) {
    object["claims"].push_back(claim_object(*claim, contents, flags));
  }
  return line_of(object);
}

std::string scan_json(const ScanReport& report) {
  Json failed = Json::array();
  for (const FailedItem& item : report.failed) failed.push_back(failed_object(item));
  Json being_written = Json::array();
  for (const InboxFile& file : report.being_written) being_written.push_back(file.inbox + file.name);
  return line_of({{"read", report.read()},
                  {"articles", report.articles},
                  {"versions", report.versions},
                  {"copies", report.copies},
                  {"reread", report.reread},
                  {"known", report.known},
                  {"failed", std::move(failed)},
                  {"failed_before", report.failed_before},
                  {"being_written", std::move(being_written)},
                  {"undated", report.undated},
                  {"problems", report.problems},
                  {"new_flags", report.new_flags},
                  {"rules_changed", {{"came", report.by_rules.came}, {"gone", report.by_rules.gone}}}});
}

namespace {

/// What changed of a sentence: `gone` and `came` in the place of one another, `same` between them.
Json sentence_json(const SentenceDiff& sentence) {
  constexpr std::string_view kinds[] = {"same", "gone", "came", "changed"};
  Json words = Json::array();
  for (const auto& [kind, text] : sentence.pieces)
    words.push_back({{kinds[static_cast<int>(kind)], std::string(text)}});
  return {{"change", kinds[static_cast<int>(sentence.kind)]}, {"words", std::move(words)}};
}

}  // namespace

std::string diff_json(const DiffSide& before, const DiffSide& after, const Contents& contents) {
  Json object{{"before", version_json(*before.reading)}, {"after", version_json(*after.reading)}};
  const FlagsByClaim flags = flags_by_claim(contents);
  const ClaimDiff claims = diff_claims(*before.reading, *after.reading, contents);
  object["claims_gone"] = object["claims_came"] = Json::array();
  for (const auto& [gone, came] : claims.pairs) {
    if (gone != nullptr) object["claims_gone"].push_back(claim_object(*gone, contents, flags));
    if (came != nullptr) object["claims_came"].push_back(claim_object(*came, contents, flags));
  }
  object["sentences"] = Json::array();
  for (const SentenceDiff& sentence : changed_sentences(before.text, after.text)) {
    object["sentences"].push_back(sentence_json(sentence));
  }
  return line_of(object);
}

std::string undated_json(const Status& status) {
  std::string lines;
  for (const UndatedItem& item : status.undated) lines += line_of(undated_object(item)) + '\n';
  return lines;
}

std::string failed_json(const Status& status) {
  std::string lines;
  for (const FailedItem& item : status.failed) lines += line_of(failed_object(item)) + '\n';
  return lines;
}

std::string status_json(const Status& status) {
  Json object{{"articles", status.articles},
              {"versions", status.versions},
              {"copies", status.copies},
              {"readings", status.readings},
              {"claims", status.claims},
              {"flags", status.flags},
              {"undated", Json::array()},
              {"failed", Json::array()},
              {"store_bytes", status.store_bytes},
              {"packs", status.packs},
              {"index_bytes", status.index_bytes},
              {"waiting", status.waiting},
              {"head", status.head},
              {"rules_edited", status.rules_edited},
              {"watching", nullptr}};
  if (status.watching)
    object["watching"] = {{"process", status.watching->process}, {"polled", status.watching->polled}};
  for (const UndatedItem& item : status.undated) object["undated"].push_back(undated_object(item));
  for (const FailedItem& item : status.failed) object["failed"].push_back(failed_object(item));
  object["open_flags"] = Json::array();
  for (const OpenFlags& flags : open_flags(status)) {
    object["open_flags"].push_back(
        {{"severity", flags.rank}, {"flags", flags.count}, {"oldest", flags.oldest}, {"days", flags.days}});
  }
  object["flag_states"] = Json::object();
  for (const auto& [state, flags] : status.flag_states) object["flag_states"][std::string(name(state))] = flags;
  object["decisions"] = status.decisions;
  object["orphaned"] = status.orphaned;
  object["set_aside"] = status.set_aside;
  object["channels"] = Json::array();
  for (const ChannelState& channel : status.channels) object["channels"].push_back(channel_json(channel));
  return line_of(object);
}

std::string problems_json(const std::vector<std::string>& problems) { return line_of({{"problems", problems}}); }

}  // namespace claimwatch
