#include "monitor/query/query.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diffcore/compare/fold.h"
#include "diffcore/text/utf8.h"
#include "diffcore/topic/rules_data.h"
#include "diffcore/topic/toml_file.h"
#include "monitor/query/written_query.h"
#include "monitor/report/lookup.h"

namespace claimwatch {
namespace {

constexpr std::array<std::string_view, 9> field_names = {"text",  "topic", "entity", "source", "kind",
                                                         "state", "since", "until",  "saved"};
constexpr std::array<FlagKind, 2> kinds = {FlagKind::changed, FlagKind::contradicts};

std::string in_quotes(std::string_view words) { return '"' + std::string(words) + '"'; }

/// "did you mean ...?" where one is near, and all of them.
std::string choices(std::string_view wrong, const std::vector<std::string>& known) {
  const auto meant = nearest_name(wrong, known);
  std::string text = meant ? "did you mean " + in_quotes(*meant) + "? Allowed are" : "allowed are";
  for (const std::string& name : known) text += (&name == &known.front() ? " " : ", ") + name;
  return text;
}

/// "2026-01-31", of "2026-01" or "2026" all of its days.
std::optional<DayRange> days_named(std::string_view text) {
  using namespace std::chrono;
  const std::string_view start_of_year = "2026-01-01";
  const auto first =
      day_of_iso(std::string(text).append(start_of_year.substr(std::min(text.size(), start_of_year.size()))));
  if (!first || (text.size() != 4 && text.size() != 7 && text.size() != 10)) return std::nullopt;
  const year_month_day date(*first);
  if (text.size() == 4) return DayRange{*first, sys_days(date.year() / December / 31)};
  if (text.size() == 7) return DayRange{*first, sys_days(date.year() / date.month() / last)};
  return DayRange{*first, *first};
}

/// All names of the outlet that is named so, in whatever language.
std::vector<std::string> outlet_names(std::string_view name, const Rules& rules) {
  const RulesData& data = rules.data();
  const std::string wanted = lower_cased(name);
  std::optional<std::size_t> outlet;
  for (const auto& [word, index] : data.outlet_names) {
    if (lower_cased(data.speech_words.word(word)) == wanted) outlet = index;
  }
  std::vector<std::string> names;
  for (const auto& [word, index] : data.outlet_names) {
    if (outlet == index) names.emplace_back(data.speech_words.word(word));
  }
  return names;
}

/// What the words of one query mean.
class Reader {
 public:
  /// `within`: the saved queries that led here.
  Reader(std::string_view text, const QueryNames& names, std::vector<std::string> within = {})
      : text_(text), names_(names), within_(std::move(within)) {}

  Result<Query> query() const {
    const auto written = split_query(text_);
    if (!written) return written.error();
    Query query;
    for (const WrittenTerm& term : *written) {
      auto read = term_of(term);
      if (!read) return read.error();
      query.terms.push_back(std::move(*read));
    }
    return query;
  }

 private:
  Result<QueryTerm> term_of(const WrittenTerm& written) const {
    QueryTerm term;
    term.negated = written.negated;
    if (!written.field.empty()) {
      const auto field = std::ranges::find(field_names, written.field);
      if (field == field_names.end()) return unknown_field(written);
      term.field = static_cast<QueryField>(field - field_names.begin());
    }
    for (const WrittenValue& value : written.values) {
      if (auto read = put(value, term); !read) return read.error();
    }
    const bool one = term.field == QueryField::since || term.field == QueryField::until;
    if (one && written.values.size() > 1)
      return wrong(written.values[1].at, "a term has one date; write " + written.field + " once");
    return term;
  }

  Result<void> put(const WrittenValue& value, QueryTerm& term) const {
    switch (term.field) {
      case QueryField::text: return put_phrase(value, term);
      case QueryField::source: return put_source(value, term);
      case QueryField::topic: return put_topic(value, term);
      case QueryField::entity: return put_entity(value, term);
      case QueryField::kind: return put_name(value, kind_names(), "kind", term);
      case QueryField::state: return put_name(value, flag_state_names(), "state", term);
      case QueryField::since:
      case QueryField::until: return put_day(value, term);
      case QueryField::saved: return put_saved(value, term);
    }
    std::abort();  // every field has its case
  }

  Result<void> put_phrase(const WrittenValue& value, QueryTerm& term) const {
    term.phrases.push_back(search_phrase(value.text));
    if (!term.phrases.back().words.empty()) return {};
    return wrong(value.at, in_quotes(value.text) + " has no letter and no digit to look for");
  }

  Result<void> put_source(const WrittenValue& value, QueryTerm& term) const {
    if (auto read = put_phrase(value, term); !read) return read;
    term.names.push_back(value.text);
    for (const std::string& name : outlet_names(value.text, names_.rules)) term.phrases.push_back(search_phrase(name));
    return {};
  }

  Result<void> put_name(const WrittenValue& value, const std::vector<std::string>& known, std::string_view what,
                        QueryTerm& term) const {
    term.names.push_back(lower_cased(value.text));
    if (std::ranges::find(known, term.names.back()) != known.end()) return {};
    return wrong(value.at,
                 "there is no " + std::string(what) + ' ' + in_quotes(value.text) + "; " + choices(value.text, known));
  }

  Result<void> put_topic(const WrittenValue& value, QueryTerm& term) const {
    const auto id = topic_named(value.text, names_.rules);
    return put_name(id ? WrittenValue{*id, value.at} : value, names_.rules.topics(), "topic", term);
  }

  Result<void> put_entity(const WrittenValue& value, QueryTerm& term) const {
    auto id = entity_named(value.text, names_.rules);
    if (!id) return wrong(value.at, id.error().message);
    term.names.push_back(std::move(*id));
    return {};
  }

  Result<void> put_day(const WrittenValue& value, QueryTerm& term) const {
    const auto days = days_named(value.text);
    if (!days)
      return wrong(value.at, in_quotes(value.text) + " is no date; write one like 2026-01-31, 2026-01 or 2026");
    term.day = term.field == QueryField::since ? days->first : days->last;
    return {};
  }

  Result<void> put_saved(const WrittenValue& value, QueryTerm& term) const {
    const auto saved = std::ranges::find(names_.saved, value.text, &SavedQuery::name);
    if (saved == names_.saved.end()) return unknown_saved(value);
    if (std::ranges::find(within_, value.text) != within_.end()) {
      return wrong(value.at,
                   "the saved query " + in_quotes(value.text) + " asks for itself; take it out of its own words");
    }
    std::vector<std::string> within = within_;
    within.push_back(value.text);
    auto read = Reader(saved->text, names_, std::move(within)).query();
    if (!read) return Error{"in the saved query " + in_quotes(value.text) + ": " + read.error().message};
    term.queries.push_back(std::move(*read));
    return {};
  }

  static std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const FlagKind kind : kinds) names.emplace_back(name(kind));
    return names;
  }

  Error unknown_saved(const WrittenValue& value) const {
    std::vector<std::string> known;
    for (const SavedQuery& query : names_.saved) known.push_back(query.name);
    return wrong(value.at,
                 "there is no saved query " + in_quotes(value.text) + "; " +
                     (known.empty() ? "write it into claimwatch.toml, below [queries]" : choices(value.text, known)));
  }

  Error unknown_field(const WrittenTerm& term) const {
    return wrong(term.at, "there is no field " + in_quotes(term.field) + "; " +
                              choices(term.field, {field_names.begin(), field_names.end()}) +
                              "; what has a colon in it stands in quotes");
  }

  Error wrong(std::size_t at, const std::string& what) const { return query_error(text_, at, what); }

  std::string_view text_;
  const QueryNames& names_;
  std::vector<std::string> within_;
};

}  // namespace

Result<Query> parse_query(std::string_view text, const QueryNames& names) { return Reader(text, names).query(); }

std::vector<std::string> saved_query_problems(const QueryNames& names) {
  std::vector<std::string> problems;
  for (const auto& [name, text, place] : names.saved) {
    const auto read = Reader(text, names, {name}).query();
    if (!read)
      problems.push_back("claimwatch.toml:" + std::to_string(place.line) + ':' + std::to_string(place.column) + ": " +
                         read.error().message);
  }
  return problems;
}

}  // namespace claimwatch
