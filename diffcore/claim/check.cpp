#include "diffcore/claim/check.h"

#include <algorithm>

#include "diffcore/claim/extract.h"
#include "diffcore/topic/rules_data.h"

namespace claimwatch {
namespace {

/// Whether the frame reads a claim in the text; of a silent topic, whether it is this frame that keeps the text from
/// being one.
bool takes(const std::string& text, const Frame& frame, const Topic& topic, const Rules& rules) {
  const ArticleText article{text, "", std::nullopt};
  const auto claims = extract_claims(article, rules);
  if (topic.silent) return claims.empty() && silenced_by(article, rules).contains(frame.id);
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) { return claim.rule == frame.id; });
}

}  // namespace

std::vector<FrameCheck> check_frames(const Rules& rules) {
  std::vector<FrameCheck> out;
  for (const Frame& frame : rules.data().frames) {
    const Topic& topic = rules.data().topics[frame.topic];
    FrameCheck check{topic.id,
                     frame.id,
                     frame.where,
                     static_cast<int>(frame.examples.size()),
                     static_cast<int>(frame.counterexamples.size()),
                     {}};
    for (const std::string& text : frame.examples) {
      if (!takes(text, frame, topic, rules)) check.failures.push_back("does not take its example: " + text);
    }
    for (const std::string& text : frame.counterexamples) {
      if (takes(text, frame, topic, rules)) check.failures.push_back("takes its counterexample: " + text);
    }
    out.push_back(std::move(check));
  }
  return out;
}

}  // namespace claimwatch
