#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "diffcore/result.h"
#include "monitor/index/database.h"
#include "monitor/index/decided.h"
#include "monitor/index/index.h"

namespace claimwatch {

/// Of a side of a flag what a query looks at.
struct SideWords {
  std::string source;  ///< Of one that names none the item's.
  std::string title, evidence;
};

/// Whose claims a history is of: of a topic, and of whatever else is said.
struct HistoryOf {
  std::string topic;
  std::optional<std::string> subject, object, scope;
};

/// Contents of which only a part is in memory at a time, however much there is: rows first, then what they hold. Rows
/// that another process has taken away meanwhile are left out.
class Parts {
 public:
  /// `path`: of an index that is open already, and so is whole.
  static Result<Parts> open(const std::string& path);
  /// The same as it is at this moment, whatever is written to it while this lives.
  static Result<Parts> as_it_is(const std::string& path);

  /// Calls `take` for each flag, without what supports it.
  using TakeFlag = std::function<void(const FlagView& flag, const SideWords& older, const SideWords& newer)>;
  Result<void> each_flag(const TakeFlag& take) const;

  /// The same for each flag of these ids, without the words of its sides.
  Result<void> each_flag(const std::vector<std::string>& ids,
                         const std::function<void(const FlagView& flag)>& take) const;

  /// The flags, in this order, with all that their reports show. Claims that only support one have neither evidence nor
  /// reasons.
  Result<Contents> flags(std::span<const std::int64_t> rows, const PlacedDecisions& decisions) const;

  /// The flags of these ids with their sides, and no more.
  Result<Contents> sides(const std::vector<std::string>& ids, const PlacedDecisions& decisions) const;

  /// The flag with all claims of both sides' readings and of `beside`, and the flags that these raised, with their
  /// sides. No flags: another process has taken it away.
  Result<Contents> around(const FlagView& flag, std::span<const std::int64_t> beside,
                          const PlacedDecisions& decisions) const;

  /// Rows of claims in the order of their history, apart where a part may end. `newest`: of each key at least so many
  /// of the newest, in one part.
  using Rows = std::vector<std::int64_t>;
  Result<std::vector<Rows>> history(const HistoryOf& of, std::optional<std::size_t> newest) const;

  /// By the rows of claims those of the flags that name them, of a topic or of all (""); sorted.
  using Naming = std::vector<std::pair<std::int32_t, std::int32_t>>;
  Result<Naming> naming(std::string_view topic) const;

  /// The claims, their readings, and of the flags those that they raised; with `naming` all that name them.
  Result<Contents> claims(std::span<const std::int64_t> rows, const PlacedDecisions& decisions,
                          const Naming* naming) const;

  /// A claim without what it says.
  struct ClaimOutline {
    std::int64_t row;
    Key key;
  };
  /// Calls `take` for each reading, in order of rows; with its claims, if they are asked for.
  using TakeReading = std::function<void(const ReadingView& reading, const std::vector<ClaimOutline>& claims)>;
  Result<void> each_reading(bool with_claims, const TakeReading& take) const;

  /// The readings with their claims, and the other readings of their articles; of flags those that `naming` gives.
  Result<Contents> articles(std::span<const std::int64_t> readings, const PlacedDecisions& decisions,
                            const Naming& naming) const;

  /// The item that so many readings behind those of `item` lead to, in order of their items; none: there are fewer.
  Result<std::optional<std::string>> item_behind(const std::string& item, std::size_t readings) const;
  /// The readings of the items behind `after`, and up to `last` if it is given, with their claims.
  Result<Contents> of_items(const std::string& after, const std::optional<std::string>& last) const;

  /// The rows of all flags by their ids, sorted; of several with one id the one that lists have last.
  using FlagRows = std::vector<std::pair<std::string, std::int64_t>>;
  Result<FlagRows> flag_rows() const;

  /// How outlets are called, or the items of readings that name none; sorted.
  Result<std::vector<std::string>> sources() const;

 private:
  explicit Parts(const std::string& path);
  Database database_;
};

}  // namespace claimwatch
