#pragma once

#include <span>
#include <string>
#include <vector>

#include "diffcore/claim/claim.h"
#include "diffcore/compare/rules.h"

// The fold of one key's timeline into flags. Source: docs/claims.md, "Comparing: the fold".
//   its terms (present value, no more, tells a change, order)   timeline.h
//   compatible, more precise, denied                            relation.h
//   position, standing, dissents                                position.h
//   step 1, newer versions                                      newer_versions.h
//   steps 2 to 7                                                states.h, a function each, called in order by take_day
//   events                                                      events.h
//   flags, their support, "reverted"                            flag_book.h

namespace claimwatch {

/// A claim where and when it was told.
struct Told {
  ComparedClaim claim;
  std::string article;  ///< Id of the article; its versions share it.
  int version = 0;      ///< 0 is the first.
  Day published;        ///< Of this version.
};

/// A version of an article that is not its first. One that tells nothing of the key withdraws what older versions of
/// its article told of it.
struct Version {
  std::string article;
  int version = 1;
  Day published;
};

enum class FlagKind { changed, contradicts };
std::string_view name(FlagKind kind);

/// Which rule of the fold raised a flag.
enum class FlagRule {
  tells_change,
  later,
  same_time,
  own_article,
  falls,
  plan,
  not_as_planned,
  told_as_past,
  corrected,
  denied,
  event_apart,
  event_clash
};
std::string_view name(FlagRule rule);

struct Flag {
  FlagKind kind = FlagKind::changed;
  std::size_t old_claim = 0, new_claim = 0;  ///< Indices into the folded span.
  FlagRule rule = FlagRule::later;
  bool old_ended = false;  ///< The old side is "no more" its stance (a former right told as ended).
  bool new_ended = false;  ///< Likewise the new side.
  bool reverted = false;   ///< The new value stood before.
  /// Claims of other articles that repeat either side, in fold order: of the same standing (present, planned, former,
  /// denied), compatible with that side and opposed to the other. Told until the next step: they are in the position
  /// that the new claim was compared with, or in one that holds a side when the day of the flag ends or join that
  /// later; of events, they meet that side.
  std::vector<std::size_t> support;
};

/// How one claim relates to the standing ones when it comes; for `history` and `explain`. The new side of a flag as
/// that says
/// (`contradicts` above `changed`); a claim that joins a dissent `contradicts` too; one that makes a plan come true
/// `refines`.
enum class Relation { opens, corroborates, refines, changed, contradicts, history };
std::string_view name(Relation relation);

struct Folded {
  std::vector<Flag> flags;             ///< In the order they arise.
  std::vector<Relation> relations;     ///< One for each claim.
  std::vector<std::size_t> withdrawn;  ///< Told by an older version, and in no way by its newer one; in fold order.
};

/// Folds the claims of one key, given in any order, copies left out. `versions` are those of the articles, or only
/// those without a claim of the key; first ones are passed over. The result depends on the sets of claims and versions
/// alone.
Folded fold(std::span<const Told> claims, const CompareRules& rules, std::span<const Version> versions = {});

/// The id of a flag: a hash of kind, key, both values ("no more", denials and plans being others) and the new claim's
/// article. 12 hexadecimal digits. It survives re-extraction and further support; two flags that one article raises by
/// the same values share it: to a reader they are one.
std::string flag_id(const Flag& flag, const Key& key, std::span<const Told> claims);

}  // namespace claimwatch
