#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "diffcore/claim/match.h"

namespace claimwatch {

/// Who stands in which role of a claim.
struct Casting {
  enum class Outcome {
    filled,
    open,     ///< A role is left without anyone: this reading is none.
    refused,  ///< An unnamed holder or a person fills it: the value is told of them, and is no claim.
  };
  Outcome outcome = Outcome::open;
  int score = 0;  ///< Of a role on average, so that topics with one compete with those with two.
  std::array<std::size_t, 2> entities{};               ///< By role.
  std::array<std::optional<std::size_t>, 2> mentions;  ///< Mention of the sentence; none when taken from before it.
};

/// What earlier sentences leave for roles that a sentence leaves out.
struct Discourse {
  std::vector<std::pair<std::size_t, int>> recent;  ///< Entities and how many sentences ago, newest first.
  std::optional<std::size_t> subject;               ///< Who the last sentence that named somebody was about.
  /// The topic of the last claim of two roles, of the sentence before, and whom it was about.
  std::optional<std::pair<std::size_t, std::array<std::size_t, 2>>> last_casting;
  /// What the last claim of a topic was about, in which sentence, and the kind of its value.
  struct Told {
    std::array<std::size_t, 2> entities{};
    std::size_t sentence = 0;
    std::optional<Quantity::Kind> kind;
  };
  std::map<std::size_t, Told> castings;  ///< By topic.
  std::size_t sentence = 0;              ///< The one at hand.
  std::vector<std::size_t> asked_of;     ///< Entities of the question that it answers.
};

/// Fills the roles of a match: by the pattern, else by what mentions do in the clause, their kind and their distance,
/// else from the sentences before, else from what the article is about. Source: docs/claims.md, rules 6 and 7.
Casting cast_roles(const Match& match, const ReadSentence& sentence, const ReadArticle& article,
                   const Discourse& discourse, const RulesData& rules);

/// Whether a value begins a parenthesis right behind a mention: "Amazon ($50bn), Nvidia ($30bn)".
bool is_in_parentheses_behind(const Mention& mention, const Mention& value, const ReadSentence& sentence);

/// The mentions that stand beside `mention` as its equals: "A, B and C", A와 B; itself among them.
std::vector<std::size_t> coordinated_with(std::size_t mention, const ReadSentence& sentence, std::string_view text);

}  // namespace claimwatch
