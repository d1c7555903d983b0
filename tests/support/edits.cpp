#include "tests/support/edits.h"

#include <algorithm>
#include <cctype>

#include "diffcore/text/sentences.h"
#include "diffcore/text/tokens.h"

namespace claimwatch {
namespace {

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> out;
  for (const Sentence& sentence : sentences_of(text)) out.push_back(sentence.range.of(text));
  return out;
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string out;
  for (const std::string_view part : parts) out.append(out.empty() ? "" : " ").append(part);
  return out;
}

std::size_t below(std::size_t bound, Chance& chance) { return chance() % bound; }

/// `percent` of so many places, at least one.
std::vector<std::size_t> places(std::size_t count, int percent, Chance& chance) {
  std::vector<std::size_t> all(count);
  for (std::size_t i = 0; i < count; ++i) all[i] = i;
  std::ranges::shuffle(all, chance);
  all.resize(std::max<std::size_t>(1, (count * static_cast<std::size_t>(percent) + 50) / 100));
  std::ranges::sort(all);
  return all;
}

void put(std::vector<Reversal>& out, std::string kind, std::string_view sentence, std::size_t at, std::size_t size,
         std::string_view words) {
  std::string after(sentence);
  after.replace(at, size, words);
  out.push_back({std::move(kind), std::string(sentence), std::move(after)});
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] & 0x80);
}

/// Where `words` stand for themselves.
std::size_t find_words(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    if ((at == 0 || !is_letter_at(text, at - 1)) && !is_letter_at(text, at + words.size())) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string with_edited_words(std::string_view text, int percent, Chance& chance) {
  std::vector<Range> words;
  for (const Token& token : tokens_of(text, {0, text.size()})) {
    if (token.kind == TokenKind::word && token.spaced) words.push_back(token.range);
  }
  std::string out;
  std::size_t at = 0;
  for (const std::size_t place : places(words.size(), percent, chance)) {
    const Range word = words[place];
    const std::string other(words[below(words.size(), chance)].of(text));
    out.append(text.substr(at, word.start - at));
    const auto how = below(3, chance);
    if (how == 0) out.append(other);
    if (how == 1) out.append(word.of(text)).append(" ").append(other);
    at = word.end;
  }
  return out.append(text.substr(at));
}

std::string without_sentences(std::string_view text, int percent, Chance& chance) {
  std::vector<std::string_view> kept = sentences(text);
  const auto dropped = places(kept.size(), percent, chance);
  for (auto place = dropped.rbegin(); place != dropped.rend(); ++place) {
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(*place));
  }
  return joined(kept);
}

std::string with_sentences_of(std::string_view text, std::string_view other, int percent, Chance& chance) {
  std::vector<std::string_view> all = sentences(text);
  const auto others = sentences(other);
  for (const std::size_t place : places(all.size(), percent, chance)) {
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(place), others[below(others.size(), chance)]);
  }
  return joined(all);
}

std::vector<Reversal> reversals_of(std::string_view sentence) {
  std::vector<Reversal> out;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    if (!std::isdigit(static_cast<unsigned char>(sentence[at]))) continue;
    put(out, "digit", sentence, at, 1, std::string(1, sentence[at] == '9' ? '8' : static_cast<char>(sentence[at] + 1)));
  }
  const std::pair<std::string_view, std::string_view> units[] = {
      {"billion", "million"}, {"million", "billion"}, {"percent", "percentage points"}, {"trillion", "billion"}};
  for (const auto& [unit, other] : units) {
    if (const auto at = find_words(sentence, unit); at != std::string_view::npos)
      put(out, "unit", sentence, at, unit.size(), other);
  }
  const std::pair<std::string_view, std::string_view> signs[] = {
      {"%", "%p"}, {"$", "£"}, {"억달러", "조달러"}, {"억 달러", "만 달러"}, {"조원", "억원"}, {"달러", "엔"}};
  for (const auto& [sign, other] : signs) {
    if (const auto at = sentence.find(sign); at != std::string_view::npos && !sentence.substr(at).starts_with(other))
      put(out, "unit", sentence, at, sign.size(), other);
  }
  const std::pair<std::string_view, std::string_view> negations[] = {
      {"is", "is not"},         {"was", "was not"},  {"has", "has not"}, {"will", "will not"}, {"are", "are not"},
      {"would", "would never"}, {"were", "weren't"}, {"not", ""},        {"no", "a"},          {"never", "always"}};
  for (const auto& [words, other] : negations) {
    if (const auto at = find_words(sentence, words); at != std::string_view::npos)
      put(out, "negation", sentence, at, words.size(), other);
  }
  const std::pair<std::string_view, std::string_view> korean_negations[] = {
      {"했다.", "하지 않았다."}, {"한다.", "하지 않는다."}, {"됐다.", "되지 않았다."},
      {"된다.", "되지 않는다."}, {"있다.", "있지 않다."},   {"이다.", "이 아니다."},
      {"했다.", "하지 못했다."}, {"지 않는다", "는다"},     {"지 않았다", "았다"}};
  for (const auto& [ending, other] : korean_negations) {
    if (const auto at = sentence.find(ending); at != std::string_view::npos)
      put(out, "negation", sentence, at, ending.size(), other);
  }
  const std::pair<std::string_view, std::string_view> hedges[] = {
      {"is", "may be"},     {"has", "reportedly has"},   {"will", "may"},
      {"will", "could"},    {"said", "reportedly said"}, {"may", "will"},
      {"about", "exactly"}, {"reportedly", "clearly"}};
  for (const auto& [words, other] : hedges) {
    if (const auto at = find_words(sentence, words); at != std::string_view::npos)
      put(out, "hedge", sentence, at, words.size(), other);
  }
  const std::pair<std::string_view, std::string_view> korean_hedges[] = {
      {"했다.", "한 것으로 알려졌다."}, {"했다.", "할 수 있다."},         {"한다.", "할 전망이다."},
      {"됐다.", "된 것으로 전해졌다."}, {"있다.", "있을 가능성이 있다."}, {" 약 ", " "}};
  for (const auto& [ending, other] : korean_hedges) {
    if (const auto at = sentence.find(ending); at != std::string_view::npos)
      put(out, "hedge", sentence, at, ending.size(), other);
  }
  return out;
}

}  // namespace claimwatch
