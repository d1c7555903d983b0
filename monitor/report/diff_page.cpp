#include <string>

#include "monitor/report/diff_report.h"
#include "monitor/report/markup.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

constexpr std::string_view page_start = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
h2 { font-size: 1rem; line-height: 1.4; }
p { white-space: pre-line; word-break: keep-all; overflow-wrap: break-word; }
del { background: #fdd; color: #900; text-decoration: line-through; }
ins { background: #dfd; color: #060; text-decoration: underline; }
@media (prefers-color-scheme: dark) {
  del { background: #400; color: #fbb; }
  ins { background: #030; color: #bfb; }
}
@media print {
  body { max-width: none; margin: 0; }
  del, ins { background: none; color: inherit; }
  section { break-inside: auto; }
}
</style>
)";

std::string element(std::string_view name, std::string_view text) {
  std::string out;
  return out.append("<").append(name).append(">").append(escaped(text)).append("</").append(name).append(">");
}

/// Paragraphs of the text, with what went and came in its place.
std::string text_of(const DiffSide& before, const DiffSide& after) {
  std::string out = "<p>";
  for (const SentenceDiff& sentence : diff_sentences(before.text, after.text)) {
    for (const auto& [kind, text] : sentence.pieces) {
      const bool blank = text.find_first_not_of(" \n\t") == std::string_view::npos;
      if (kind == Piece::Kind::same || (blank && kind == Piece::Kind::came)) out += escaped(text);
      if (blank) continue;
      if (kind == Piece::Kind::gone) out += element("del", text);
      if (kind == Piece::Kind::came) out += element("ins", text);
    }
  }
  return out + "</p>\n";
}

std::string claims_of(const DiffSide& before, const DiffSide& after, const Contents& contents, const Rules& rules,
                      Lang lang) {
  const ClaimDiff claims = diff_claims(*before.reading, *after.reading, contents);
  if (claims.pairs.empty()) return "<p>" + escaped(message("diff.no_claim", lang)) + "</p>\n";
  std::string out = "<ul>\n";
  for (const auto& [gone, came] : claims.pairs) {
    out += "<li>";
    if (gone != nullptr) out += element("del", diff_claim_line(*gone, rules, lang));
    if (gone != nullptr && came != nullptr) out += "<br>";
    if (came != nullptr) out += element("ins", diff_claim_line(*came, rules, lang));
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string side_of(std::string_view name, const ReadingView& reading, Lang lang) {
  const bool suspect = reading.placement.standing == Standing::suspect;
  return element(name, side_line(reading) + (suspect ? "  (" + message("diff.suspect", lang) + ")" : ""));
}

}  // namespace

std::string diff_page(const std::vector<std::pair<DiffSide, DiffSide>>& steps, const Contents& contents,
                      const Rules& rules, Lang lang) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(lang == Lang::ko ? "ko" : "en") + "\">\n";
  page += std::string(page_start) + element("title", one_line(steps.back().second.reading->title.value)) + '\n';
  for (const auto& [before, after] : steps) {
    page += "<section>\n<h2>" + side_of("del", *before.reading, lang) + "<br>\n" +
            side_of("ins", *after.reading, lang) + "</h2>\n";
    page += claims_of(before, after, contents, rules, lang) + text_of(before, after) + "</section>\n";
  }
  return page + "</html>\n";
}

}  // namespace claimwatch
