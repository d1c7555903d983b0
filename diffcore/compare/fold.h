#pragma once

#include <span>
#include <string>
#include <vector>

#include "diffcore/claim/claim.h"
#include "diffcore/compare/rules.h"

// The fold of one key's timeline into flags. Source: DESIGN.md, "Comparing: the fold"; docs/claims.md.

namespace claimwatch {

/// A claim where and when it was told.
struct Told {
  Claim claim;
  std::string article;  ///< Id of the article; its versions share it.
  int version = 0;      ///< 0 is the first.
  Day published;        ///< Of this version.
  std::string doc;      ///< Shown name; plays no part in the fold.
};

enum class FlagKind { changed, contradicts };
std::string_view name(FlagKind kind);

/// Which rule of the fold raised a flag. Each stands for a sentence that `describe` gives.
enum class FlagRule {
  tells_change, later, same_time, own_article, falls, plan, not_as_planned, told_as_past, corrected, denied, event_apart, event_clash
};
std::string_view name(FlagRule rule);

struct Flag {
  FlagKind kind = FlagKind::changed;
  std::size_t old_claim = 0, new_claim = 0;  ///< Indices into the folded span.
  FlagRule rule = FlagRule::later;
  bool new_ended = false;  ///< The new side is "no more" its stance (a former right told as ended).
  bool reverted = false;   ///< The new value stood before.
  std::vector<std::size_t> support;  ///< Claims that repeat either side, in fold order.
};

/// How one claim relates to the standing ones when it comes; for `history` and `explain`.
enum class Relation { opens, corroborates, refines, changed, contradicts, history };
std::string_view name(Relation relation);


struct Folded {
  std::vector<Flag> flags;          ///< In the order they arise.
  std::vector<Relation> relations;  ///< One for each claim.
  std::vector<std::size_t> withdrawn;
};

/// Folds the claims of one key, given in any order, copies left out. The result depends on the set of claims alone.
Folded fold(std::span<const Told> claims, const CompareRules& rules);

/// The id of a flag: a hash of kind, key, both values and the new claim's article. 12 hexadecimal digits.
std::string flag_id(const Flag& flag, std::span<const Told> claims);

}  // namespace claimwatch
