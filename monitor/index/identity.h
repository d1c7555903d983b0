#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/revision/near_duplicate.h"
#include "diffcore/text/day.h"

// Which readings are one article, in which order its versions came, and which only copy another's story.
// Source: docs/claims.md, "Identity and versions".

namespace claimwatch {

/// What identity looks at of one reading.
struct Identified {
  std::string hash;  ///< Of the original's bytes.
  std::string item;  ///< Name in the inbox.
  std::string read_at;  ///< `StoredReading::turn`
  std::string title, source;
  std::string url;        ///< As given; may be empty.
  std::string published;  ///< ISO, with a time where known.
  std::string modified;   ///< Likewise, or empty.
  bool undated = false;   ///< `published` is only the file's time.
  std::string text_hash;
  std::size_t text_size = 0;
  std::string head;  ///< The beginning of its text: where it credits an agency, or says that it mends an earlier text.
  Shingles shingles;
  /// What it says, sorted: its sums, percentages and claims. A text that says anything else is no copy, however alike.
  std::vector<std::string> said;
};

/// How a reading stands among the others.
enum class Standing {
  counts,   ///< A version that takes part in the fold.
  copy,     ///< Tells in the same words what another article told before.
  suspect,  ///< A version that lost most of its text: kept, and raises nothing.
  repeats,  ///< Another item speaks for this version with the same text.
  outdated  ///< The same item was read again later, and told the same.
};
std::string_view name(Standing standing);

struct Placement {
  Standing standing = Standing::counts;
  std::string article;       ///< Ten hexadecimal digits; of the content, never of a path or the time of reading.
  int version = 0;           ///< 0 is the first. Of a repeat the version that it repeats.
  std::string copy_of;       ///< Of a copy the article that it repeats.
  Day day;                   ///< When this version was told.
  int earlier_tellings = 0;  ///< Versions before this one with the same text: what was corrected came back.
  bool operator==(const Placement&) const = default;
};

/// One placement for each reading. Depends on the set of readings alone, not on their order.
std::vector<Placement> identify(std::span<const Identified> readings);

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
