#include "diffcore/compare/newer_versions.h"

#include <algorithm>

namespace claimwatch {

Places not_repeated(const Timeline& timeline, const FoldDay& day, std::span<const Place> held, FlagBook& book) {
  Places gone;
  for (const std::size_t text : day.new_texts) {
    const VersionText& newer = timeline.text(text);
    for (const Place old : held) {
      const Told& told = timeline.told(old);
      if (told.article != newer.article || told.version >= newer.version) continue;
      const Places same_time = timeline.given(text, told.claim.time);
      const Places against = timeline.opposed_to(old, same_time);
      if (against.size() < same_time.size()) continue;  // one of them repeats it
      if (same_time.empty()) {
        book.withdraw(old);
      } else {
        book.raise(FlagKind::changed, old, timeline.shown(same_time), FlagRule::corrected);
      }
      gone.push_back(old);
    }
  }
  return gone;
}

}  // namespace claimwatch
