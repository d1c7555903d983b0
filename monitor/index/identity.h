#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/revision/near_duplicate.h"
#include "diffcore/revision/sentence_marks.h"
#include "diffcore/text/day.h"

// Which readings are one article, in which order its versions came, and which only copy another's story.
// Source: docs/claims.md, "Identity and versions".

namespace claimwatch {

/// What identity looks at of one reading.
struct Identified {
  std::string hash;     ///< Of the original's bytes.
  std::string item;     ///< Name in the inbox; of a feed's element the feed's, and its id.
  std::string read_at;  ///< `StoredReading::turn`
  std::string title, source;
  std::string url;        ///< As given; may be empty.
  std::string id;         ///< What a feed or a mail calls it by; may be empty.
  std::string published;  ///< ISO, with a time where known.
  std::string modified;   ///< Likewise, or empty.
  bool undated = false;   ///< `published` is only the file's time.
  std::string text_hash;
  std::size_t text_size = 0;
  std::string head;  ///< The beginning of its text: where it credits an agency, or says that it mends an earlier text.
  Shingles shingles;
  /// What it says, sorted: its sums, percentages and claims. A text that says anything else is no copy, however alike.
  std::vector<std::string> said;
  std::vector<MarkedSentence> sentences;  ///< Nor is one that says so with another number, negation or hedge.
};

/// How a reading stands among the others.
enum class Standing {
  counts,  ///< A version that takes part in the fold.
  /// Tells in the same words what another article told before, or of its own article the beginning: a teaser.
  copy,
  suspect,  ///< A version that lost most of its text: kept, and raises nothing.
  repeats,  ///< Another item speaks for this version with the same text.
  outdated  ///< The same item was read again later, and told the same.
};
std::string_view name(Standing standing);

struct Placement {
  Standing standing = Standing::counts;
  std::string article;       ///< Ten hexadecimal digits; of the content, never of a path or the time of reading.
  int version = 0;           ///< 0 is the first. Of a repeat or a teaser the version that it repeats.
  std::string copy_of;       ///< Of a copy the article that it repeats; of a teaser its own.
  Day day;                   ///< When this version was told.
  int earlier_tellings = 0;  ///< Versions before this one with the same text: what was corrected came back.
  bool operator==(const Placement&) const = default;
};
/// A text of which its own article tells all, and more: no version.
bool is_teaser(const Placement& placement);

/// One placement for each reading. Depends on the set of readings alone, not on their order; and each on those alone
/// that it is linked to, directly or through others: the readings of such a group are placed without the rest as with
/// it.
std::vector<Placement> identify(std::span<const Identified> readings);

/// What two linked readings share one of: the name of their item, address, id, text, outlet with title, or a stretch of
/// their words (`sketch_of`). Not all that share one are linked.
using LinkKey = std::int64_t;
/// Each once, in order.
std::vector<LinkKey> link_keys(const Identified& reading);
bool is_of_words(LinkKey key);

/// The address that names an article: without tracking parameters, fragment, mobile host, a final slash and the scheme.
std::string canonical_url(std::string_view url);

/// A title without what only tells of a newer version ((종합), [업데이트], UPDATE 2-), white space and signs; lower
/// case.
std::string normalised_title(std::string_view title);

/// How far a title says that it is the newer version: 0 for one that does not, 2 for "(종합2보)" and "UPDATE 2".
int newer_mark(std::string_view title);

/// Whether an article's first words say that it mends an earlier text: "(Corrects figure in …)", "[정정]".
bool says_corrected(std::string_view head);

}  // namespace claimwatch
