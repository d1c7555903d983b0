#include "diffcore/revision/sentence_diff.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>

#include "tests/support/article_file.h"
#include "tests/support/edits.h"

namespace claimwatch {
namespace {

/// "=same -gone +came" of each sentence that is not the same, one a line.
std::string shown(std::string_view before, std::string_view after) {
  std::string out;
  for (const SentenceDiff& sentence : diff_sentences(before, after)) {
    if (sentence.kind == SentenceDiff::Kind::same) continue;
    out += "= - + ~ "[static_cast<int>(sentence.kind) * 2];
    for (const auto& [kind, text] : sentence.pieces) {
      out += kind == Piece::Kind::gone ? "[" : kind == Piece::Kind::came ? "{" : "";
      out += text;
      out += kind == Piece::Kind::gone ? "]" : kind == Piece::Kind::came ? "}" : "";
    }
    out += '|';
  }
  return out;
}

TEST(SentenceDiff, TellsSentencesThatWentCameAndChanged) {
  const std::tuple<const char*, const char*, const char*, const char*> cases[] = {
      {"nothing", "It is cold.", "It is cold.", ""},
      {"white space alone", "It is cold. It snows.", "It is cold.\n\nIt snows.", ""},
      {"a word", "It is cold. The ship has two masts. It sails.", "It is cold. The ship has three masts. It sails.",
       "~The ship has [two]{three} masts. |"},
      {"one came", "It is cold. It sails.", "It is cold. Nobody knows why. It sails.", "+{Nobody knows why. }|"},
      {"one went", "It is cold. Nobody knows why. It sails.", "It is cold. It sails.", "-[Nobody knows why. ]|"},
      {"the last went", "It is cold. Nobody knows why.", "It is cold.", "-[Nobody knows why.]|"},
      {"all", "It is cold.", "", "-[It is cold.]|"},
      {"too little stays to be one sentence", "The harbour of the town is closed.",
       "Of the eleven ships none has come.",
       "-[The harbour of the town is closed.]|+{Of the eleven ships none has come.}|"},
      {"inside an eojeol", "MS는 오픈AI 지분 27%를 보유한다.", "MS는 오픈AI 지분 27%를 보유했다.",
       "~MS는 오픈AI 지분 27%를 보유[한]{했}다.|"},
      {"English words are whole", "Shares rose in New York on Tuesday.", "Shares closed in New York on Tuesday.",
       "~Shares [rose]{closed} in New York on Tuesday.|"},
  };
  for (const auto& [why, before, after, want] : cases) EXPECT_EQ(shown(before, after), want) << why;
}

TEST(SentenceDiff, HoldsBothTextsWhole) {
  Chance chance(3);
  const auto squeezed = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
  };
  for (const char* name : {"ko/13-recapitalisation-ko.txt", "en/16-recapitalised-update.txt"}) {
    const std::string text = article_file(CLAIMWATCH_SOURCE_DIR "/fixtures/corpus/" + std::string(name)).text;
    for (int round = 0; round < 50; ++round) {
      const std::string edited = round % 2 == 0
                                     ? with_edited_words(text, 10, chance)
                                     : with_sentences_of(without_sentences(text, 20, chance), text, 10, chance);
      std::string before, after;
      for (const SentenceDiff& sentence : diff_sentences(text, edited)) {
        before += sentence.without(Piece::Kind::came);
        after += sentence.without(Piece::Kind::gone);
      }
      EXPECT_EQ(squeezed(before), squeezed(text)) << round;
      EXPECT_EQ(squeezed(after), squeezed(edited)) << round;
    }
  }
}

}  // namespace
}  // namespace claimwatch
