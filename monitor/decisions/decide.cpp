#include "monitor/decisions/decide.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "monitor/readers/when.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

std::string iso_of_ms(std::int64_t ms) {
  std::string iso = iso_utc_of_seconds(ms / 1000);
  iso.pop_back();
  return iso + '.' + std::to_string(ms % 1000 + 1000).substr(1) + 'Z';
}

/// Milliseconds since 1970 of "2026-11-21T10:12:00.123Z"; 0 of what is no such time.
std::int64_t ms_of(const std::string& iso) {
  const auto when = when_of(iso.substr(0, 19) + 'Z');
  return when && iso.size() == 24 ? unix_seconds(*when) * 1000 + std::atoi(iso.substr(20, 3).c_str()) : 0;
}

/// This moment, but after all decisions that are known: by a clock that was put back, too.
Result<std::string> moment_after_all(const Index& index) {
  const auto decisions = index.decisions();
  if (!decisions) return decisions.error();
  using std::chrono::system_clock;
  const std::int64_t now =
      std::chrono::duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch()).count();
  return iso_of_ms(decisions->empty() ? now : std::max(now, ms_of(decisions->back().when) + 1));
}

std::string act_of(const Decision& decision) {
  if (!decision.undoes.empty()) return decision.redo ? "redo" : "undo";
  if (decision.state) return std::string(name(*decision.state));
  if (decision.set_aside) return *decision.set_aside ? "set-aside" : "taken-back";
  return "note";
}

/// "not-a-change: 3c11aa4153d3", or how many.
std::string subject_of(const std::vector<Decision>& decisions) {
  const std::string act = act_of(decisions.front()) + ": ";
  return decisions.size() == 1 ? act + decisions.front().id : act + std::to_string(decisions.size()) + " at once";
}

/// Who does something again takes an undo back: that is neither of the two.
bool is(const Decision& decision, Act act) { return !decision.redo && decision.undoes.empty() == (act == Act::decide); }

}  // namespace

DecidedClaim decided_claim(const ClaimView& claim, const Contents& contents) {
  const ReadingView& reading = contents.reading_of(claim);
  auto json = nlohmann::ordered_json::parse(claim.json);
  json["doc"] = reading.doc;
  json.erase("interval");
  return {reading.path,
          reading.placement.article,
          iso(reading.placement.day),
          reading.source.value,
          reading.title.value,
          reading.url.value,
          claim.id,
          claim.claim,
          json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
          claim.evidence};
}

Decision draft_on(const FlagView& flag, const Contents& contents) {
  Decision draft;
  draft.id = flag.id;
  draft.kind = flag.kind;
  draft.old_claim = decided_claim(contents.claims.at(flag.old_claim), contents);
  draft.new_claim = decided_claim(contents.claims.at(flag.new_claim), contents);
  return draft;
}

Decision draft_on(const ClaimView& claim, const Contents& contents) {
  Decision draft;
  draft.on = Decision::On::claim;
  draft.id = claim.id;
  draft.claim = decided_claim(claim, contents);
  return draft;
}

Decision draft_on_article(const std::string& article, const Contents& contents) {
  Decision draft;
  draft.on = Decision::On::article;
  draft.id = article;
  for (const auto& [row, reading] : contents.readings) {
    if (reading.placement.article != article) continue;
    if (draft.reading.empty() || reading.path < draft.reading) draft.reading = reading.path;
  }
  return draft;
}

Decision draft_undo(const Decision& decision) {
  Decision draft = decision;
  draft.undoes = decision.path;
  draft.redo = !decision.undoes.empty();
  draft.state.reset();
  draft.set_aside.reset();
  draft.note.clear();
  return draft;
}

std::vector<const Decision*> last_operation(const Contents& contents, const Person& who, Act act) {
  std::vector<const Decision*> operation;
  for (auto view = contents.decisions.rbegin(); view != contents.decisions.rend(); ++view) {
    const Decision& decision = view->decision;
    if (!view->stands || !is(decision, act) || decision.who.email != who.email) continue;
    if (!operation.empty() && operation.front()->when != decision.when) break;
    operation.push_back(&decision);
  }
  return operation;
}

const Decision* last_on(const std::string& id, const Contents& contents, Act act) {
  const Decision* last = nullptr;
  const auto flag = std::ranges::find(contents.flags, id, &FlagView::id);
  for (std::size_t at = 0; at < contents.decisions.size(); ++at) {
    const auto& [decision, stands, orphaned] = contents.decisions[at];
    if (!stands || !is(decision, act)) continue;
    const bool moved_there =
        flag != contents.flags.end() && std::ranges::find(flag->decisions, at) != flag->decisions.end();
    if (decision.id == id || moved_there) last = &decision;
  }
  return last;
}

std::vector<const DecisionView*> misreadings(const Contents& contents) {
  std::map<std::string, const DecisionView*> last;
  for (const DecisionView& view : contents.decisions) {
    if (view.stands && view.decision.state) last[view.decision.id] = &view;
  }
  std::vector<const DecisionView*> found;
  for (const auto& [id, view] : last) {
    if (view->decision.state == FlagState::extraction_wrong && view->decision.claim) found.push_back(view);
  }
  std::ranges::sort(found);  // as they lie in the contents
  return found;
}

Result<Decided> decide(std::vector<Decision> drafts, const Person& who, Store& store, Index& index, const Rules& rules,
                       const std::function<void(const std::vector<Decision>&)>& kept) {
  const auto when = moment_after_all(index);
  if (!when) return when.error();
  const auto seen = index.last_read_at();
  if (!seen) return seen.error();
  std::vector<DecisionFile> files;
  for (Decision& draft : drafts) {
    draft.who = who;
    draft.when = *when;
    draft.seen = *seen;
    files.push_back(file_of(draft));
    draft.path = files.back().path;
  }
  const std::string head_before = store.head();
  if (auto added = store.add_decisions(files, who, subject_of(drafts)); !added) return added.error();
  kept(drafts);
  auto consequences = index.decide(files, rules, head_before, store.head());
  if (!consequences) return consequences.error();
  return Decided{std::move(drafts), *std::move(consequences)};
}

std::string last_seen(const Contents& contents, const Person& who) {
  std::string seen;
  for (const DecisionView& view : contents.decisions) {
    if (view.decision.who.email == who.email) seen = view.decision.seen;
  }
  return seen;
}

}  // namespace claimwatch
