#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/decisions/decision.h"
#include "monitor/index/index.h"
#include "monitor/store/store.h"

// How a decision is made: drafted from what the contents show, then put into the store and acted on by the index.

namespace claimwatch {

/// Drafts, which say on what a decision is and as what that stands there now.
Decision draft_on(const FlagView& flag, const Contents& contents);
Decision draft_on(const ClaimView& claim, const Contents& contents);
Decision draft_on_article(const std::string& article, const Contents& contents);
/// Takes back what was decided.
Decision draft_undo(const Decision& decision);
/// A claim as a decision keeps it.
DecidedClaim decided_claim(const ClaimView& claim, const Contents& contents);

/// To make decisions, and to take some back.
enum class Act { decide, undo };
/// What `who` did last of that, at once, and nobody has taken back.
std::vector<const Decision*> last_operation(const Contents& contents, const Person& who, Act act = Act::decide);
/// The last one of that which stands on what has this id, or had when that was decided; none: null.
const Decision* last_on(const std::string& id, const Contents& contents, Act act = Act::decide);

/// Of all flags that a misread claim raised the decision that says so, in order: the last one on the flag, and
/// standing.
std::vector<const DecisionView*> misreadings(const Contents& contents);

/// What was decided, and came of it.
struct Decided {
  std::vector<Decision> decisions;
  Consequences consequences;
};

/// Makes the drafts decisions of `who`, at once. Calls `kept` when they are durable, all of them, and then lets the
/// index act on them. Under the store's lock, with an index that is of the store's newest commit.
Result<Decided> decide(std::vector<Decision> drafts, const Person& who, Store& store, Index& index, const Rules& rules,
                       const std::function<void(const std::vector<Decision>&)>& kept);

/// When the newest reading was made that `who` could see at the last decision; empty: `who` decided nothing yet.
std::string last_seen(const Contents& contents, const Person& who);

}  // namespace claimwatch
