#include "monitor/report/diff_report.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "diffcore/revision/token_diff.h"
#include "diffcore/text/sentences.h"
#include "monitor/report/claim_report.h"
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

/// The new text in pieces of a sentence each, and what the old one had in its place.
class ChangedSentences {
 public:
  ChangedSentences(std::string_view before, std::string_view after, const Style& style)
      : before_(before), after_(after), style_(style) {
    // A sentence begins where the one before ends, so that list marks and a speaker's name go with it.
    for (const Sentence& sentence : sentences_of(after)) {
      const auto start = after.find_first_not_of(" \n", sentence.range.end);
      if (start != std::string_view::npos) starts_.push_back(start);
    }
    starts_.push_back(after.size());
  }

  std::vector<std::string> run() {
    for (const Edit& edit : diff_texts(before_, after_)) {
      if (!edit.same) remove(edit.before.of(before_));
      for (std::size_t at = edit.after.start; at < edit.after.end;) {
        const std::size_t end = std::min(edit.after.end, next_start(at));
        take(after_.substr(at, end - at), !edit.same);
        at = end;
        if (at == next_start(at - 1)) close();
      }
    }
    close();
    return std::move(changed_);
  }

 private:
  std::size_t next_start(std::size_t at) const {
    return *std::ranges::upper_bound(starts_, std::min(at, after_.size() - 1));
  }

  void remove(std::string_view words) {
    if (words.empty()) return;
    current_ += style_.removed(one_line(words));
    is_changed_ = true;
  }

  void take(std::string_view words, bool added) {
    current_ += added ? style_.added(one_line(words)) : one_line(words);
    is_changed_ = is_changed_ || added;
  }

  void close() {
    while (current_.ends_with(' ')) current_.pop_back();
    if (is_changed_) changed_.push_back(std::move(current_));
    current_.clear();
    is_changed_ = false;
  }

  std::string_view before_, after_;
  const Style& style_;
  std::vector<std::size_t> starts_;
  std::vector<std::string> changed_;
  std::string current_;
  bool is_changed_ = false;
};

}  // namespace

ClaimDiff diff_claims(const ReadingView& before, const ReadingView& after, const Contents& contents) {
  const auto old_claims = claims_of_version(before, contents), new_claims = claims_of_version(after, contents);
  return {without(old_claims, new_claims), without(new_claims, old_claims)};
}

std::vector<std::string> changed_sentences(std::string_view before, std::string_view after, const Style& style) {
  return ChangedSentences(before, after, style).run();
}

std::string diff_text(const DiffSide& before, const DiffSide& after, const Contents& contents, const Rules& rules,
                      const Style& style) {
  std::string text;
  for (const auto& [mark, side] : {std::pair("--- ", &before), std::pair("+++ ", &after)}) {
    const ReadingView& reading = *side->reading;
    text += style.bold(mark + reading.placement.article + "@" + std::to_string(reading.placement.version + 1)) + "  " +
            day_words(reading) + "  " + source_words(reading) + "  " + one_line(reading.title.value) + '\n';
  }
  const ClaimDiff claims = diff_claims(*before.reading, *after.reading, contents);
  text += claims.gone.empty() && claims.came.empty() ? "\nno claim differs\n" : "\n";
  for (const ClaimView* claim : claims.gone) text += style.red("- " + claim_line(claim->claim, rules, {})) + '\n';
  for (const ClaimView* claim : claims.came) text += style.green("+ " + claim_line(claim->claim, rules, {})) + '\n';
  for (const std::string& sentence : changed_sentences(before.text, after.text, style))
    text += "\n  " + sentence + '\n';
  return text;
}

}  // namespace claimwatch
