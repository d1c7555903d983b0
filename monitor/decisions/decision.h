#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/claim/claim.h"
#include "diffcore/compare/fold.h"
#include "diffcore/result.h"
#include "monitor/store/store.h"

// What people decide on flags, claims and articles. Source of the file's form: docs/formats.md, "Decisions".

namespace claimwatch {

enum class FlagState {
  open,
  confirmed_change,
  contradiction,
  not_a_change,
  extraction_wrong,  ///< One of its claims was misread, and counts for nothing.
  needs_second_look
};
std::string_view name(FlagState state);       ///< "not-a-change"
std::vector<std::string> flag_state_names();  ///< In the order above.
std::optional<FlagState> flag_state_named(std::string_view name);

/// A claim as it was when it was decided on.
struct DecidedClaim {
  std::string reading;  ///< Path in the store: leads to its article, by whatever id that goes later.
  std::string article, published, source, title, url;
  std::string id;
  Claim claim;
  std::string json;  ///< The claim, its quote with it, in the form of docs/claims.md.
  std::string evidence;
};

/// One decision; a later one takes the place of an earlier one, and none is ever changed.
struct Decision {
  enum class On { flag, claim, article };

  std::string path;  ///< In the store.
  On on = On::flag;
  std::string id;                  ///< Of what it is on, as that was then.
  std::optional<FlagState> state;  ///< Of a flag; none: a note alone.
  std::optional<bool> set_aside;   ///< Of an article: whether it counts no more.
  std::string note;
  Person who;
  std::string when;    ///< "2026-11-21T10:12:00.123Z"; what is decided at once shares it.
  std::string seen;    ///< When the newest reading was made that this person could see: "20261121T101200Z".
  std::string undoes;  ///< Path of the decision that this one takes back.
  bool redo = false;   ///< That one took another one back, which stands again.
  FlagKind kind = FlagKind::changed;
  std::optional<DecidedClaim> old_claim, new_claim;  ///< The sides of a flag.
  std::optional<DecidedClaim> claim;                 ///< What a note on a claim is on; what was misread.
  std::string reading;                               ///< Of an article one of its readings in the store.
};

/// "reviews/3c/3c11aa4153d3/20261121T101200.123Z-5d41402a.json"
DecisionFile file_of(const Decision& decision);
/// Errors: what is wrong with the file, with its path.
Result<Decision> decision_of(const DecisionFile& file);

/// In the order in which they were made: later ones count. Those of two stores that were merged are in one order, too.
void put_in_order(std::vector<Decision>& decisions);

/// For each of them, in order, whether it stands: no standing one takes it back.
std::vector<bool> standing(const std::vector<Decision>& decisions);

}  // namespace claimwatch
