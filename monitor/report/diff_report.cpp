#include "monitor/report/diff_report.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "monitor/report/claim_report.h"
#include "monitor/report/columns.h"
#include "monitor/report/order.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

auto said(const ClaimView& view) {
  const Claim& claim = view.claim;
  return std::make_tuple(claim.key, claim.value.text, claim.value.high_text, claim.value.bound, claim.time,
                         claim.certainty);
}

std::vector<const ClaimView*> without(const std::vector<const ClaimView*>& all,
                                      const std::vector<const ClaimView*>& some) {
  std::vector<const ClaimView*> rest;
  std::ranges::copy_if(all, std::back_inserter(rest), [&](const ClaimView* claim) {
    return std::ranges::none_of(some, [&](const ClaimView* other) { return said(*claim) == said(*other); });
  });
  return rest;
}

std::string header(std::string_view mark, const ReadingView& reading, const Style& style) {
  std::string line = style.bold(std::string(mark) + side_line(reading)) + '\n';
  if (reading.placement.standing == Standing::suspect) line += "    " + message("diff.suspect", style.lang) + '\n';
  return line;
}

std::string headers(const DiffSide& before, const DiffSide& after, const ClaimDiff& claims, const Style& style) {
  std::string text = header("--- ", *before.reading, style) + header("+++ ", *after.reading, style) + '\n';
  if (claims.pairs.empty()) text += message("diff.no_claim", style.lang) + '\n';
  return text;
}

/// A changed sentence on one line.
std::string marked(const SentenceDiff& sentence, const Style& style) {
  std::string line;
  for (const auto& [kind, text] : sentence.pieces) {
    const std::string words = one_line(text);
    line += kind == Piece::Kind::gone ? style.removed(words) : kind == Piece::Kind::came ? style.added(words) : words;
  }
  return line.erase(line.find_last_not_of(' ') + 1);
}

std::string plain(const SentenceDiff& sentence, Piece::Kind other) {
  std::string line = one_line(sentence.without(other));
  return line.erase(line.find_last_not_of(' ') + 1);
}

std::string sentence_text(const SentenceDiff& sentence, const Style& style) {
  const auto lines = [&](const std::string& line) { return wrapped(line, style.width, 2) + '\n'; };
  switch (sentence.kind) {
    case SentenceDiff::Kind::same: return "";
    case SentenceDiff::Kind::gone: return style.red(lines("- " + plain(sentence, Piece::Kind::came)));
    case SentenceDiff::Kind::came: return style.green(lines("+ " + plain(sentence, Piece::Kind::gone)));
    case SentenceDiff::Kind::changed: return lines("~ " + marked(sentence, style));
  }
  std::abort();  // every Kind has its case
}

}  // namespace

std::string side_line(const ReadingView& reading) {
  return reading.placement.article + "@" + std::to_string(reading.placement.version + 1) + "  " + day_words(reading) +
         "  " + source_words(reading) + "  " + one_line(reading.title.value);
}

std::string diff_claim_line(const ClaimView& claim, const Rules& rules, Lang lang) {
  Style style;
  style.lang = lang;
  return claim_line(claim.claim, rules, style) + (claim.withdrawn ? "  (" + message("diff.withdrawn", lang) + ")" : "");
}

ClaimDiff diff_claims(const ReadingView& before, const ReadingView& after, const Contents& contents) {
  const auto old_claims = claims_of_version(before, contents), new_claims = claims_of_version(after, contents);
  const auto gone = without(old_claims, new_claims);
  auto came = without(new_claims, old_claims);
  ClaimDiff diff;
  for (const ClaimView* claim : gone) {
    const auto same = std::ranges::find_if(came, [&](const ClaimView* other) {
      return other->claim.key == claim->claim.key && other->claim.time == claim->claim.time;
    });
    diff.pairs.push_back({claim, same == came.end() ? nullptr : *same});
    if (same != came.end()) came.erase(same);
  }
  for (const ClaimView* claim : came) diff.pairs.push_back({nullptr, claim});
  return diff;
}

std::vector<SentenceDiff> changed_sentences(std::string_view before, std::string_view after) {
  std::vector<SentenceDiff> sentences = diff_sentences(before, after);
  std::erase_if(sentences, [](const SentenceDiff& sentence) { return sentence.kind == SentenceDiff::Kind::same; });
  return sentences;
}

std::string diff_text(const DiffSide& before, const DiffSide& after, const Contents& contents, const Rules& rules,
                      const Style& style) {
  const ClaimDiff claims = diff_claims(*before.reading, *after.reading, contents);
  std::string text = headers(before, after, claims, style);
  for (const auto& [gone, came] : claims.pairs) {
    if (gone != nullptr) text += style.red("- " + diff_claim_line(*gone, rules, style.lang)) + '\n';
    if (came != nullptr) text += style.green("+ " + diff_claim_line(*came, rules, style.lang)) + '\n';
  }
  for (const SentenceDiff& sentence : changed_sentences(before.text, after.text)) {
    text += '\n' + sentence_text(sentence, style);
  }
  return text;
}

std::string diff_columns(const DiffSide& before, const DiffSide& after, const Contents& contents, const Rules& rules,
                         const Style& style) {
  const ClaimDiff claims = diff_claims(*before.reading, *after.reading, contents);
  std::string text = headers(before, after, claims, style);
  for (const auto& [gone, came] : claims.pairs) {
    const std::string left = gone == nullptr ? "" : diff_claim_line(*gone, rules, style.lang);
    const std::string right = came == nullptr ? "" : diff_claim_line(*came, rules, style.lang);
    text += two_columns({{Piece::Kind::gone, left}}, {{Piece::Kind::came, right}}, style);
  }
  for (const SentenceDiff& sentence : changed_sentences(before.text, after.text)) {
    std::vector<Piece> left = sentence.pieces, right = sentence.pieces;
    std::erase_if(left, [](const Piece& piece) { return piece.kind == Piece::Kind::came; });
    std::erase_if(right, [](const Piece& piece) { return piece.kind == Piece::Kind::gone; });
    text += '\n' + two_columns(left, right, style);
  }
  return text;
}

}  // namespace claimwatch
