#include "monitor/query/written_query.h"

#include <algorithm>

#include "diffcore/text/utf8.h"
#include "diffcore/text/width.h"

namespace claimwatch {
namespace {

/// Reads a query from its start to its end.
class Splitter {
 public:
  explicit Splitter(std::string_view query) : query_(query) {}

  Result<std::vector<WrittenTerm>> terms() {
    std::vector<WrittenTerm> terms;
    while ((at_ = skip_spaces(query_, at_, query_.size())) < query_.size()) {
      auto next = term();
      if (!next) return next.error();
      terms.push_back(std::move(*next));
    }
    return terms;
  }

 private:
  Result<WrittenTerm> term() {
    WrittenTerm term;
    term.at = at_;
    if (rest().size() > 1 && rest().starts_with('-')) {
      term.negated = true;
      ++at_;
    }
    term.field = field();
    do {
      auto next = value(term);
      if (!next) return next.error();
      term.values.push_back(std::move(*next));
    } while (taken('|'));
    return term;
  }

  /// "topic" of "topic:stake"; empty where no field begins.
  std::string field() {
    const std::string_view from_here = rest();
    const auto end =
        std::ranges::find_if_not(from_here, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    const auto size = static_cast<std::size_t>(end - from_here.begin());
    if (size == 0 || end == from_here.end() || *end != ':') return {};
    at_ += size + 1;
    return lower_cased(from_here.substr(0, size));
  }

  Result<WrittenValue> value(const WrittenTerm& term) {
    const std::size_t start = at_;
    if (taken('"')) return quoted(start);
    const std::size_t size = std::min(rest().find('|'), rest().size());
    std::size_t end = at_;
    while (end < at_ + size && !is_space(character_at(query_, end).value)) end = character_at(query_, end).end();
    std::string text(query_.substr(at_, end - at_));
    at_ = end;
    if (text.empty())
      return query_error(query_, start,
                         term.field.empty()
                             ? "a word is missing here"
                             : "\"" + term.field + ":\" has no value here; write it right behind, without a space");
    const bool alone = term.field.empty() && term.values.empty() && !rest().starts_with('|');
    if (alone && (text == "AND" || text == "OR" || text == "NOT")) return operator_error(text, start);
    return WrittenValue{std::move(text), start};
  }

  Result<WrittenValue> quoted(std::size_t start) {
    const auto end = query_.find('"', at_);
    if (end == std::string_view::npos)
      return query_error(query_, start, "this quote has no end; write another \" behind its words");
    WrittenValue value{std::string(query_.substr(at_, end - at_)), start};
    at_ = end + 1;
    const bool ends = rest().empty() || rest().starts_with('|') || is_space(character_at(query_, at_).value);
    if (ends) return value;
    return query_error(query_, at_, "a space is missing behind the quote");
  }

  Error operator_error(const std::string& word, std::size_t at) const {
    const std::string what = word == "AND"  ? "all terms must hold anyway; leave AND out"
                             : word == "OR" ? "write a|b where one of them is enough"
                                            : "write a - right before what must not hold";
    return query_error(query_, at, what + "; the word itself stands in quotes: \"" + word + '"');
  }

  std::string_view rest() const { return query_.substr(at_); }
  bool taken(char c) {
    if (!rest().starts_with(c)) return false;
    ++at_;
    return true;
  }

  std::string_view query_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<WrittenTerm>> split_query(std::string_view query) {
  const std::size_t broken = first_invalid_utf8(query);
  if (broken < query.size()) return Error{"query:" + std::to_string(broken + 1) + ": is no UTF-8 from this byte on"};
  return Splitter(query).terms();
}

Error query_error(std::string_view query, std::size_t at, const std::string& what) {
  std::string line(query);  // on one line, as the mark needs it
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  std::size_t column = 1;
  for (std::size_t byte = 0; byte < at; byte = character_at(query, byte).end()) ++column;
  const std::string before(display_width(line.substr(0, at)), ' ');
  return Error{"query:" + std::to_string(column) + ": " + what + "\n  " + line + "\n  " + before + '^'};
}

}  // namespace claimwatch
