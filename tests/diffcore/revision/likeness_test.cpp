#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diffcore/revision/near_duplicate.h"
#include "diffcore/revision/sentence_marks.h"
#include "diffcore/text/sentences.h"
#include "diffcore/text/tokens.h"
#include "tests/support/article_file.h"
#include "tests/support/edits.h"

// Where the thresholds of likeness stand between what they tell apart. docs/decisions/0006-likeness.md has the table
// that the first test prints.

namespace claimwatch {
namespace {

const std::filesystem::path corpus = CLAIMWATCH_SOURCE_DIR "/fixtures/corpus";

std::vector<ArticleFile> articles(const std::string& language) {
  std::vector<ArticleFile> articles;
  for (const auto& file : std::filesystem::directory_iterator(corpus / language)) {
    if (file.path().extension() == ".txt") articles.push_back(article_file(file.path()));
  }
  std::ranges::sort(articles, {}, &ArticleFile::name);
  return articles;
}

/// What was measured, from the least to the most.
struct Span {
  double least = 1, most = 0;
  std::size_t count = 0;
  void add(double value) {
    least = std::min(least, value);
    most = std::max(most, value);
    ++count;
  }
};

double share(const std::string& part, const std::string& whole) {
  return share_in(shingles_of(part), shingles_of(whole));
}

/// The stories that the corpora have in several copies or versions; 0 for the others.
int story(const ArticleFile& article) {
  for (const auto& [part, number] : {std::pair("recapitalisation", 1), {"recapitalised", 2}, {"-funding-", 3}}) {
    if (article.name.find(part) != std::string::npos) return number;
  }
  return 0;
}

/// Of the texts of one language: pairs of other stories, of one story, and of a text and its edited copy.
std::map<std::string, Span> measured_shares(const std::string& language, Chance& chance) {
  std::map<std::string, Span> spans;
  const auto all = articles(language);
  for (const auto& a : all) {
    for (const auto& b : all) {
      const bool one_story = story(a) != 0 && story(a) == story(b);
      if (&a != &b) spans[one_story ? "copies, versions" : "other articles"].add(share(a.text, b.text));
    }
    spans["first paragraph"].add(static_cast<double>(a.text.find("\n\n")) / static_cast<double>(a.text.size()));
    for (const int percent : {1, 2, 5, 10}) {
      const std::string how_much = std::to_string(percent) + " % of ";
      for (int round = 0; round < 10; ++round) {
        const std::string shorter = without_sentences(a.text, percent, chance);
        spans[how_much + "words edited"].add(share(with_edited_words(a.text, percent, chance), a.text));
        spans[how_much + "sentences left out"].add(share(shorter, a.text));
        spans[how_much + "sentences put in"].add(
            share(with_sentences_of(a.text, all[chance() % all.size()].text, percent, chance), a.text));
        spans["size left"].add(static_cast<double>(shorter.size()) / static_cast<double>(a.text.size()));
      }
    }
  }
  return spans;
}

TEST(Likeness, OfCopiesAndOfOtherArticlesIsFarFromTheThreshold) {
  Chance chance(1);
  for (const std::string language : {"ko", "en"}) {
    for (const auto& [what, span] : measured_shares(language, chance)) {
      std::printf("%s  %-28s %5zu  %.3f to %.3f\n", language.c_str(), what.c_str(), span.count, span.least, span.most);
      if (what == "other articles") {
        EXPECT_LT(span.most, 0.05) << language;
      } else if (what == "first paragraph") {
        EXPECT_LT(span.most, 0.3) << language << ": a page that lost all the rest is suspect";
      } else if (what == "size left") {
        EXPECT_GT(span.least, 0.5) << language << ": a version that leaves a few sentences out is not";
      } else {
        EXPECT_GT(span.least, 0.55) << language << ' ' << what;
      }
    }
  }
}

std::vector<MarkedSentence> marks_of(std::string_view text) { return marked_sentences(text, read_quantities(text)); }

TEST(Marks, OfACopyInItsOwnWordsAgree) {
  for (const auto& [copy, original] : {std::pair("ko/14-recapitalisation-copy-ko.txt", "ko/13-recapitalisation-ko.txt"),
                                       {"en/17-recapitalised-syndicated.txt", "en/16-recapitalised-update.txt"}}) {
    EXPECT_TRUE(marks_agree(marks_of(article_file(corpus / copy).text), marks_of(article_file(corpus / original).text)))
        << copy;
  }
  EXPECT_FALSE(marks_agree(marks_of(article_file(corpus / "en/17-recapitalised-syndicated.txt").text),
                           marks_of(article_file(corpus / "en/15-recapitalised.txt").text)))
      << "28% and 2030 in the first version";
}

/// Whether the sentence begins with a dateline, or is a headline of so few words that a changed one is another one.
bool is_left_out(std::string_view text, const Sentence& sentence) {
  return tokens_of(text, sentence.range).size() < 5 ||
         sentence.range.of(text).substr(0, 80).find(" - ") != std::string_view::npos;
}

TEST(Marks, SeeEveryDigitUnitNegationAndHedgeThatChanges) {
  std::map<std::string, int> seen;
  for (const std::string language : {"ko", "en"}) {
    for (const ArticleFile& article : articles(language)) {
      const auto marks = marks_of(article.text);
      for (const Sentence& sentence : sentences_of(article.text)) {
        if (is_left_out(article.text, sentence)) continue;
        for (const Reversal& reversal : reversals_of(sentence.range.of(article.text))) {
          std::string text = article.text;
          text.replace(sentence.range.start, sentence.range.size(), reversal.after);
          EXPECT_FALSE(marks_agree(marks_of(text), marks)) << reversal.kind << ": " << reversal.after;
          ++seen[language + ' ' + reversal.kind];
        }
      }
    }
  }
  for (const char* kind :
       {"ko digit", "ko unit", "ko negation", "ko hedge", "en digit", "en unit", "en negation", "en hedge"}) {
    EXPECT_GT(seen[kind], 100) << kind;
  }
}

TEST(Marks, AreNoDatesOfThePage) {
  const auto agree = [](std::string_view copy, std::string_view original) {
    return marks_agree(marks_of(copy), marks_of(original));
  };
  EXPECT_TRUE(agree("입력 2025.10.29 09:12\n", "입력 2025.10.28 18:40\n"));
  EXPECT_TRUE(agree("Oct 29 - Microsoft holds a stake of 27%.", "Oct 28 - Microsoft holds a stake of 27%."));
  EXPECT_FALSE(agree("The licence of Microsoft runs until 2032.", "The licence of Microsoft runs until 2030."));
}

}  // namespace
}  // namespace claimwatch
