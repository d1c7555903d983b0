#include "diffcore/topic/conflicts.h"

#include <algorithm>
#include <tuple>

namespace claimwatch {
namespace {

bool holds_stances_only(const Topic& topic) {
  return !topic.compare.empty() &&
         std::ranges::none_of(topic.compare, [](const auto& entry) { return entry.second.stances.empty(); });
}

/// Its name apart, which is of the patterns alone.
bool same_role(const RoleRule& a, const RoleRule& b) {
  return std::tie(a.kinds, a.only, a.rather, a.rarely, a.never) ==
         std::tie(b.kinds, b.only, b.rather, b.rarely, b.never);
}

}  // namespace

std::optional<std::string> why_it_reads_nothing(const Frame& frame, const Topic& topic) {
  const std::string name = "frame \"" + frame.id + "\" ";
  if (!frame.needs.empty() && std::ranges::includes(frame.unless, frame.needs)) {
    return name + "needs a word that its \"unless\" forbids; take it out of one of the two";
  }
  const bool numbered = frame.value.empty();
  if (numbered && !topic.silent && holds_stances_only(topic)) {
    return name + "reads a number, and the values of topic \"" + topic.id +
           "\" are stances; give it a \"value\" that is one of them";
  }
  return std::nullopt;
}

bool told_apart(const Frame& a, const Topic& topic_of_a, const Frame& b, const Topic& topic_of_b) {
  const auto ways = [](const Frame& frame) {
    return std::tie(frame.lang, frame.context, frame.needs, frame.unless, frame.rows, frame.answers, frame.goes_on,
                    frame.others_subject, frame.subject_before, frame.either_way, frame.fallback, frame.weight);
  };
  return ways(a) != ways(b) || !std::ranges::equal(topic_of_a.roles, topic_of_b.roles, same_role);
}

}  // namespace claimwatch
