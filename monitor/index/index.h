#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/compare/fold.h"
#include "diffcore/compare/severity.h"
#include "diffcore/result.h"
#include "monitor/decisions/decision.h"
#include "monitor/index/identity.h"
#include "monitor/index/reading.h"
#include "monitor/readers/article.h"

// The index: what the store's texts say by the rules in force, kept so that an answer needs no walk over git. A cache:
// whatever is wrong with it, it is built anew from the store.

namespace claimwatch {

/// A reading as reports see it.
struct ReadingView {
  std::int64_t row = 0;
  std::string path, hash, item;
  std::string doc;  ///< The file's name in the inbox; of a feed's element its own id.
  Field title, source, url, published, modified;
  std::string text_hash;
  std::string read_at;  ///< "20261121T101200Z"; of one that takes another's place when that was made.
  Placement placement;
  bool set_aside = false;                   ///< Somebody took its article out: its claims count for nothing.
  std::vector<std::size_t> decisions = {};  ///< That stand on its article, in order: places in `Contents::decisions`.
  bool undated() const { return published.from == "file time"; }
};

/// A claim as reports see it.
struct ClaimView {
  std::int64_t row = 0, reading = 0;
  std::string
      id;  ///< Ten hexadecimal digits, of the article's id, its text, how often it was told before, and the claim.
  Claim claim;
  std::string json;                  ///< As `claim_column` wrote it.
  std::string evidence;              ///< The words themselves.
  std::optional<Relation> relation;  ///< None for one that takes no part in the fold.
  bool withdrawn = false;
  bool set_aside = false;                   ///< It was misread, or its article is set aside: it counts for nothing.
  std::vector<std::size_t> decisions = {};  ///< That stand on it.
};

struct FlagView {
  std::string id;
  FlagKind kind;
  FlagRule rule;
  Key key;
  bool new_ended = false, reverted = false;
  std::int64_t old_claim = 0, new_claim = 0;  ///< Rows of claims.
  std::vector<std::int64_t> support;
  FlagState state = FlagState::open;
  std::vector<std::size_t> decisions = {};  ///< That stand on it.
  bool sides_changed = false;  ///< Its sides are not those any more on which the last one of them was made.
  std::int64_t row = 0;
  Severity severity = {};
  Day day = {};             ///< Of the new side.
  std::string gained = {};  ///< When the newest reading was made of its sides and of what supports them.
};

/// A decision as reports see it.
struct DecisionView {
  Decision decision;
  bool stands = true;  ///< Nobody took it back.
  /// Of one that stands: what it was made on does not arise any more, and not because a misread claim was taken out.
  /// Says nothing in contents that are not whole.
  bool orphaned = false;
};

/// What reports ask for at once.
struct Contents {
  std::map<std::int64_t, ReadingView> readings;
  std::map<std::int64_t, ClaimView> claims;
  std::vector<FlagView> flags;
  std::vector<DecisionView> decisions;  ///< All, in the order in which they were made.
  std::string newest_reading = {};      ///< When that was made; empty in contents of some flags.

  const ReadingView& reading_of(const ClaimView& claim) const { return readings.at(claim.reading); }
};

/// A file of an inbox that could not be read.
struct FailedItem {
  std::string item, reason;
  bool operator==(const FailedItem&) const = default;
};

/// What came of an inbox's file when it was read last.
struct SeenFile {
  std::string path;
  std::string state;         ///< A file that is still in this state need not be read again; empty: read it anyway.
  std::size_t articles = 0;  ///< That were read of it.
  std::vector<FailedItem> failed;
  bool operator==(const SeenFile&) const = default;
};

/// Ids, sorted, of flags that came and went because the rules or the program changed, and not by any article.
struct RuleChanges {
  std::vector<std::string> came, gone;
};

/// What a scan tells.
struct FlagNews {
  std::vector<std::string> new_flags;  ///< Ids, sorted, of those that articles raised.
  RuleChanges by_rules;
};

/// What came of decisions.
struct Consequences {
  std::vector<std::string> came, gone;  ///< Ids of flags, sorted.
  std::vector<Key> folded;              ///< What was folded anew.
};

/// What tells whether an item is already known.
struct KnownReading {
  std::string hash, fingerprint, published;
  std::string item;  ///< `lasting_name`
};

/// Calls `take` for each of many readings, of which only some are in memory at a time. Errors: they cannot be read.
using EachReading = std::function<Result<void>(const std::function<void(Reading)>& take)>;

/// Words that a claim rests on, and where they stand in the reading's text.
struct ClaimQuote {
  Range words;
  std::string evidence;
};

/// So many flags matter as much, and came at the same time.
struct FlagTally {
  Severity severity;
  std::string came;  ///< "20261121": the later side was read that day.
  std::size_t flags;
};

/// Numbers of a watch.
struct Tally {
  std::size_t readings = 0, articles = 0, versions = 0, copies = 0;
  std::size_t claims = 0, flags = 0;  ///< Claims of versions that count.
  std::vector<FlagTally> alike_flags;
  std::string newest_reading;  ///< When that was made; empty without any.
};

/// An item whose file's time stands in for its date.
struct UndatedItem {
  std::string item, file_time;
};

/// The file turned out to be damaged. Thrown by all that reads it, out to who runs the command: taken away, it is built
/// anew, and no answer of the command was given yet.
struct DamagedIndex {
  std::string message;
};

class PlacedDecisions;

class Index {
 public:
  /// Opens the file, or makes it. Errors: it is none. Damage within is met by what reads there.
  static Result<Index> open(const std::string& path);
  /// The file as it is at this moment, whatever is written to it while this lives; to read.
  static Result<Index> as_it_is(const std::string& path);
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  /// What the index was built from last: the store's newest commit and the digest of rules and program. Empty for a new
  /// one.
  struct BuiltFrom {
    std::string head, rules;
    bool operator==(const BuiltFrom&) const = default;
  };
  Result<BuiltFrom> built_from() const;

  /// Forgets all readings and takes these. What was told stays told. Flags that come or go among the readings that it
  /// had already, by other rules, are none that an article raised: they are kept for `news` to tell. Those of an index
  /// that was lost were most likely told, and count so. Errors also: a file that is no decision.
  Result<void> rebuild(const EachReading& each_reading, const std::vector<DecisionFile>& decisions, const Rules& rules,
                       const BuiltFrom& from);
  /// Takes further readings; those that it has already are no harm. What they touch is folded by the next `fold`.
  /// `head_before` is the store's newest commit before them: an index that was built from another one is not whole, and
  /// says so.
  Result<void> add(std::vector<Reading> readings, const std::string& head_before, const BuiltFrom& from);

  /// Folds what was touched since it was folded last, each key once.
  Result<void> fold(const Rules& rules);
  /// All flags that nobody was told before: also those of readings that a scan kept before it was killed, or that
  /// another process took up.
  Result<FlagNews> news() const;

  /// Takes what people decided and folds anew what it touches; `head_before` is as above, `head` the store's newest
  /// commit now. Flags that come by it count as told: who decided is told them at once.
  Result<Consequences> decide(const std::vector<DecisionFile>& decisions, const Rules& rules,
                              const std::string& head_before, const std::string& head);

  /// All decisions, in the order in which they were made.
  Result<std::vector<Decision>> decisions() const;

  /// Moves what was written last from the log into the file, and takes the log away.
  Result<void> checkpoint();

  /// These were told, and are no `news` any more.
  Result<void> told(const FlagNews& news);

  /// The readings of what lay under this name in an inbox, of a feed's element of what any feed had by this id; in the
  /// order in which they were read.
  Result<std::vector<KnownReading>> known_readings(std::string_view item, std::string_view id) const;

  /// The id of the first flag there is, if there is any.
  Result<std::vector<std::string>> any_flag() const;

  /// Ids of all flags, sorted.
  Result<std::vector<std::string>> flag_ids() const;

  /// When the reading was made that was made last; empty without any.
  Result<std::string> last_read_at() const;

  /// All files that were read, by their paths.
  Result<std::map<std::string, SeenFile>> seen() const;
  /// Also of those of `paths` that were.
  Result<std::map<std::string, SeenFile>> seen(const std::vector<std::string>& paths) const;
  /// Takes what came of these, and forgets the files of `gone`.
  Result<void> put_seen(const std::vector<SeenFile>& files, const std::vector<std::string>& gone);
  /// These are to be read again, whatever state they are in.
  Result<void> forget_state(const std::vector<std::string>& paths);
  Result<std::vector<FailedItem>> failed() const;
  Result<std::vector<UndatedItem>> undated() const;  ///< In order of their names.

  /// Of all readings, sorted.
  Result<std::vector<std::string>> paths() const;
  /// What the claims of the reading of this path rest on.
  Result<std::vector<ClaimQuote>> quotes(const std::string& path) const;

  Result<Tally> tally() const;
  /// Reads all of the file; throws what is damaged.
  Result<void> check() const;

  /// What all decisions come to.
  Result<PlacedDecisions> placed_decisions() const;

  Result<std::map<std::int64_t, ReadingView>> readings() const;
  /// Calls `take` for each article of which a reading was made at this time, with all of its readings, in order of
  /// their rows, and those of their items that had a reading at another time.
  using TakeArticle =
      std::function<void(const std::vector<ReadingView>& readings, const std::set<std::string>& items_before)>;
  Result<void> each_article_read_at(const std::string& read_at, const TakeArticle& take) const;
  /// All there is.
  Result<Contents> contents() const;
  /// Of a topic the claims, their readings, the flags, and what was decided on them or on articles.
  Result<Contents> contents(std::string_view topic) const;
  /// All flags and decisions with the claims and readings that they are about, and all claims of both sides' readings.
  Result<Contents> flagged() const;
  /// The same of these flags alone, with no other readings than those of the claims in it, and what was decided on
  /// them.
  Result<Contents> flagged(const std::vector<std::string>& ids) const;
  /// The same, and of when the newest reading is.
  Result<Contents> flagged_now(const std::vector<std::string>& ids) const;
  /// Flags, claims and articles whose id begins with one of these, with all that their reports show. Of other flags on
  /// the same claims there are only the sides.
  Result<Contents> named(const std::vector<std::string>& beginnings) const;
  /// Adds the claims of these readings, by their rows, to contents that have all readings, and all decisions.
  Result<void> load_claims(const std::vector<std::int64_t>& readings, Contents& contents) const;

 private:
  struct Impl;
  explicit Index(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace claimwatch
