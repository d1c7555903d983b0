#include "monitor/index/index.h"

#include <malloc.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>

#include "monitor/index/blob.h"
#include "monitor/index/claim_text.h"
#include "monitor/index/database.h"
#include "monitor/index/decided.h"
#include "monitor/index/guarded.h"
#include "monitor/index/hash.h"
#include "monitor/index/linked_readings.h"
#include "monitor/index/rows.h"
#include "monitor/index/schema.h"

namespace claimwatch {
namespace {

std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  std::vector<std::string> rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

/// Each sentence as its marks, how many words it has, and these.
std::vector<std::uint32_t> flat(const std::vector<MarkedSentence>& sentences) {
  std::vector<std::uint32_t> numbers;
  for (const auto& [marks, words] : sentences) {
    numbers.insert(numbers.end(), {marks, static_cast<std::uint32_t>(words.size())});
    numbers.insert(numbers.end(), words.begin(), words.end());
  }
  return numbers;
}

std::vector<MarkedSentence> sentences_of(std::span<const std::uint32_t> numbers) {
  std::vector<MarkedSentence> sentences;
  while (numbers.size() >= 2 && numbers[1] <= numbers.size() - 2) {
    const auto words = numbers.subspan(2, numbers[1]);
    sentences.push_back({numbers[0], {words.begin(), words.end()}});
    numbers = numbers.subspan(2 + words.size());
  }
  return sentences;
}

/// As tables have it that are ordered by it.
std::int64_t number_of(Day day) { return day.time_since_epoch().count(); }

/// SQLite keeps 32 bits with a sign.
int index_schema_version() { return std::stoi(hash_hex(index_schema, 7), nullptr, 16); }

/// Of many: so many are in memory, and are placed together.
constexpr std::size_t readings_at_once = 800;

/// So many claims stay in memory between folds.
constexpr std::size_t most_known_claims = 20'000;

}  // namespace

struct Index::Impl {
  Database database;
  std::unordered_map<std::int64_t, ComparedClaim> claims_by_row;
  std::optional<std::vector<Decision>> known_decisions;
  std::int64_t data_version = 0;  ///< Of SQLite: another one when another process has written.

  explicit Impl(const std::string& path) : database(path) {
    database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768");
    if (schema_version() == index_schema_version()) return;
    Transaction all(database);
    if (schema_version() != index_schema_version()) make_tables();  // another process may just have made them
    all.commit();
  }

  int schema_version() const {
    auto version = database.prepare("PRAGMA user_version");
    version.next();
    return version.number(0);
  }

  void make_tables() {
    for (const char* table : {"built_from", "by_rules", "claims", "decisions", "flags", "failed", "likeness", "links",
                              "new_links", "readings", "seen", "texts", "told", "unfolded"}) {
      database.run(std::string("DROP TABLE IF EXISTS ") + table);
    }
    database.run(std::string(index_schema));
    database.run("PRAGMA user_version = " + std::to_string(index_schema_version()));
  }

  void forget_all() {
    claims_by_row.clear();
    known_decisions.reset();
    // What was seen may be known no more, and is looked at again; what failed stays told until then.
    for (const char* table : {"claims", "decisions", "flags", "likeness", "links", "new_links", "readings", "unfolded"})
      database.run(std::string("DELETE FROM ") + table);
    database.run("UPDATE seen SET state = ''");
    database.run("INSERT INTO texts(texts) VALUES('delete-all')");
  }

  BuiltFrom built_from() const {
    auto row = database.prepare("SELECT head, rules FROM built_from");
    return row.next() ? BuiltFrom{row.text(0), row.text(1)} : BuiltFrom{};
  }

  void set_built_from(const BuiltFrom& from) {
    database.run("DELETE FROM built_from");
    database.prepare("INSERT INTO built_from VALUES(?, ?)").with(from.head, from.rules).run();
  }

  /// Those that another process has not taken up meanwhile, by the rows that they get.
  std::map<std::int64_t, Reading*> new_rows(std::span<Reading> readings) const {
    std::map<std::int64_t, Reading*> rows;
    auto known = database.prepare("SELECT 1 FROM readings WHERE path = ?");
    auto last = database.prepare("SELECT coalesce(max(id), 0) FROM readings");
    last.next();
    std::int64_t row = last.integer(0);
    for (Reading& reading : readings) {
      if (!known.with(reading.stored.path).next()) rows.emplace(++row, &reading);
    }
    return rows;
  }

  void insert_likeness(const std::map<std::int64_t, Reading*>& readings) {
    auto insert = database.prepare("INSERT INTO likeness VALUES(?, ?, ?, ?)");
    for (const auto& [row, reading] : readings) {
      const Identified& identified = reading->identified;
      insert
          .with(row, joined(identified.said), bytes_of(identified.shingles.hashes),
                bytes_of(flat(identified.sentences)))
          .run();
    }
  }

  void insert(const std::map<std::int64_t, Reading*>& readings, const std::map<std::int64_t, Placement>& places) {
    auto insert = database.prepare(
        "INSERT INTO readings(id, path, hash, item, read_at, title, title_from, source, source_from, url, url_from, "
        "own_id, published, published_from, modified, modified_from, fingerprint, text_hash, text_size, head, " +
        std::string(placement_columns) +
        ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& [row, reading] : readings) {
      const Article& article = reading->stored.article;
      const Identified& identified = reading->identified;
      const auto& [standing, id, version, copy_of, day, earlier_tellings] = places.at(row);
      insert
          .with(row, reading->stored.path, reading->stored.hash, reading->stored.item, reading->stored.turn(),
                article.title.value, article.title.from, article.source.value, article.source.from, article.url.value,
                article.url.from, article.id.value, article.published.value, article.published.from,
                identified.modified, article.modified.from, reading->fingerprint, identified.text_hash,
                identified.text_size, identified.head, static_cast<int>(standing), id, version, copy_of, iso(day),
                earlier_tellings)
          .run();
    }
  }

  void insert_claims(const std::map<std::int64_t, Reading*>& readings,
                     const std::map<std::int64_t, Placement>& places) {
    auto insert = database.prepare(
        "INSERT INTO claims(reading, topic, subject, object, scope, day, claim, reasons, evidence) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& [row, reading] : readings) {
      const std::string& text = reading->stored.article.text;
      const std::int64_t day = number_of(places.at(row).day);
      for (const Claim& claim : reading->claims) {
        insert
            .with(row, claim.key.topic, claim.key.subject, claim.key.object, claim.key.scope, day,
                  claim_column(claim, text), reasons_column(claim.reasons), claim.evidence.of(text))
            .run();
      }
    }
  }

  /// A reading with its place as the index has it; a new one has none.
  struct Placed {
    Identified reading;
    Placement before;
  };

  static Placed placed_at(const Statement& row) {
    Identified r;
    r.hash = row.text(0);
    r.id = row.text(14);
    r.item = lasting_name(row.text(1), r.id);
    r.read_at = row.text(2);
    r.title = row.text(3);
    r.source = row.text(4);
    r.url = row.text(5);
    r.published = row.text(6);
    r.modified = row.text(7);
    r.undated = row.text(8) == "file time";
    r.text_hash = row.text(9);
    r.text_size = static_cast<std::size_t>(row.integer(10));
    r.head = row.text(11);
    r.shingles.hashes = numbers_of<std::uint64_t>(row.text(12));
    r.said = split(row.text(13));
    r.sentences = sentences_of(numbers_of<std::uint32_t>(row.text(15)));
    return {std::move(r), placement_at(row, 16)};
  }

  void take(std::span<Reading> readings, const std::vector<DecisionFile>& decisions) {
    forget_replaced();
    const SetAside before = set_aside();
    std::set<Key> keys = insert(readings);
    insert(decisions);
    const SetAside now = set_aside();
    keys.merge(keys_touched(before, now));
    keys.merge(keys_touched(now, before));
    auto insert = database.prepare("INSERT OR IGNORE INTO unfolded VALUES(?, ?, ?, ?)");
    for (const auto& [topic, subject, object, scope] : keys) insert.with(topic, subject, object, scope).run();
  }

  void insert(const std::vector<DecisionFile>& decisions) {
    auto insert = database.prepare("INSERT OR IGNORE INTO decisions VALUES(?, ?)");
    for (const DecisionFile& file : decisions) {
      insert.with(file.path, file.json).run();
      if (!known_decisions || database.changes() == 0) continue;
      auto decision = decision_of(file);
      if (!decision) throw DatabaseError{decision.error().message};
      known_decisions->push_back(*std::move(decision));
    }
    if (known_decisions) put_in_order(*known_decisions);
  }

  /// Read from their files once: who goes on deciding asks for all of them again and again.
  const std::vector<Decision>& decisions() {
    forget_replaced();
    if (!known_decisions) known_decisions = stored_decisions();
    return *known_decisions;
  }

  std::vector<Decision> stored_decisions() const {
    std::vector<Decision> out;
    for (auto row = database.prepare("SELECT path, json FROM decisions"); row.next();) {
      auto decision = decision_of(DecisionFile{row.text(0), row.text(1)});
      if (!decision) throw DatabaseError{decision.error().message};
      out.push_back(*std::move(decision));
    }
    put_in_order(out);
    return out;
  }

  SetAside set_aside() {
    auto row = database.prepare("SELECT " + std::string(placement_columns) + " FROM readings WHERE path = ?");
    return set_aside_by(decisions(), [&](const std::string& path) {
      return row.with(path).next() ? std::optional(belonging_of(placement_at(row, 0))) : std::nullopt;
    });
  }

  /// Where something counts that was set aside, or the other way round.
  std::set<Key> keys_touched(const SetAside& before, const SetAside& after) const {
    std::set<std::string> articles;
    std::ranges::set_difference(before.articles, after.articles, std::inserter(articles, articles.end()));
    std::set<Key> keys = keys_of(articles);
    for (const SaidClaim& claim : before.claims) {
      if (!after.claims.contains(claim)) keys.insert(claim.key);
    }
    return keys;
  }

  /// Gives the keys of all claims of the articles that these readings changed.
  std::set<Key> insert(std::span<Reading> readings) {
    const auto coming = new_rows(readings);
    insert_likeness(coming);
    const Moves moves = place_linked(coming);
    insert(coming, moves.places);
    insert_claims(coming, moves.places);
    for (const auto& [row, place] : moves.places) {
      if (!coming.contains(row)) move(row, place);
    }
    return keys_of(moves.articles);
  }

  void move(std::int64_t row, const Placement& place) {
    const auto& [standing, article, version, copy_of, day, earlier_tellings] = place;
    database
        .prepare(
            "UPDATE readings SET standing = ?, article = ?, version = ?, copy_of = ?, day = ?, earlier_tellings = ? "
            "WHERE id = ?")
        .with(static_cast<int>(standing), article, version, copy_of, iso(day), earlier_tellings, row)
        .run();
    database.prepare("UPDATE claims SET day = ?1 WHERE reading = ?2 AND day <> ?1").with(number_of(day), row).run();
  }

  /// Readings that get a place, or another one, by their rows; and the articles that they are of, or were.
  struct Moves {
    std::map<std::int64_t, Placement> places;
    std::set<std::string> articles;
  };

  /// Finds anew what is one article among all that is linked to these. (What identity looks at is long, and lent.)
  Moves place_linked(const std::map<std::int64_t, Reading*>& readings) {
    std::vector<NewRow> coming;
    std::vector<std::int64_t> rows;
    std::map<std::int64_t, Placed> placed;
    for (const auto& [row, reading] : readings) {
      const auto [at, is_new] = placed.emplace(row, Placed{std::move(reading->identified), {}});
      coming.push_back({row, &at->second.reading});
      rows.push_back(row);
    }
    auto by_row = database.prepare(
        "SELECT hash, item, read_at, title, source, url, published, modified, published_from, text_hash, text_size, "
        "head, shingles, said, own_id, sentences, " +
        std::string(placement_columns) + " FROM readings JOIN likeness ON reading = id WHERE id = ?");
    const auto reading_at = [&](std::int64_t row) -> const Identified& {
      const auto known = placed.find(row);
      if (known != placed.end()) return known->second.reading;
      if (!by_row.with(row).next()) throw DatabaseError{"a link names a reading that is not there"};
      return placed.emplace(row, placed_at(by_row)).first->second.reading;
    };
    const std::set<std::int64_t> linked = linked_readings(database, rows, put_links(database, coming), reading_at);
    std::vector<Identified> all;
    for (const std::int64_t row : linked) all.push_back(std::move(placed.at(row).reading));
    std::vector<Placement> places = identify(all);
    Moves moves;
    auto place = places.begin();
    auto reading = all.begin();
    for (const std::int64_t row : linked) {
      if (const auto own = readings.find(row); own != readings.end()) own->second->identified = std::move(*reading);
      ++reading;
      const Placement& before = placed.at(row).before;
      if (*place != before) {
        moves.articles.insert({before.article, place->article});
        moves.places.emplace(row, std::move(*place));
      }
      ++place;
    }
    return moves;
  }

  /// Before a reading moved, its claims were in these keys too: they stay its claims.
  std::set<Key> keys_of(const std::set<std::string>& articles) const {
    std::set<Key> keys;
    auto row = database.prepare(
        "SELECT DISTINCT topic, subject, object, scope FROM claims JOIN readings ON readings.id = reading WHERE "
        "article = ?");
    for (const std::string& article : articles) {
      for (row.with(article); row.next();) keys.insert({row.text(0), row.text(1), row.text(2), row.text(3)});
    }
    return keys;
  }

  struct Timeline {
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> set_aside;  ///< Rows that count for nothing.
    std::vector<Told> claims;
    std::vector<Version> versions;
    /// Of each claim the reading.
    struct Origin {
      std::int64_t reading;
      std::string source, read_at;
    };
    std::vector<Origin> origins;
  };

  /// A claim of a row, read from its text once: who goes on watching folds the same timelines again and again.
  ComparedClaim claim_in(const Statement& row) {
    const auto known = claims_by_row.find(row.integer(0));
    if (known != claims_by_row.end()) return known->second;
    auto claim = claim_of_columns(row.text(1), "[]");  // a fold does not ask for the reasons
    if (!claim) throw DatabaseError{claim.error().message};
    if (claims_by_row.size() < most_known_claims) claims_by_row.emplace(row.integer(0), *claim);
    return *std::move(claim);
  }

  /// Forgets the claims and decisions that another process may have replaced.
  void forget_replaced() {
    auto version = database.prepare("PRAGMA data_version");
    version.next();
    if (version.integer(0) != data_version) {
      claims_by_row.clear();
      known_decisions.reset();
    }
    data_version = version.integer(0);
  }

  std::size_t count_claims(const Key& key) const {
    auto row =
        database.prepare("SELECT count(*) FROM claims WHERE topic = ? AND subject = ? AND object = ? AND scope = ?");
    row.with(key.topic, key.subject, key.object, key.scope).next();
    return static_cast<std::size_t>(row.integer(0));
  }

  Timeline timeline_of(const Key& key, const SetAside& aside) {
    Timeline out;
    const std::size_t most = count_claims(key);  // of long timelines a copy that grows takes as much again
    out.rows.reserve(most);
    out.claims.reserve(most);
    out.origins.reserve(most);
    if (claims_by_row.size() + most > most_known_claims) {
      claims_by_row.clear();
      malloc_trim(0);  // else what was let go of before stays in the process beside what this takes
    }
    auto row = database.prepare(
        "SELECT claims.id, claim, 0, article, version, readings.day, reading, source, "
        "substr(read_at, 1, 16) FROM claims JOIN readings ON readings.id = reading WHERE topic = ? AND subject = ? AND "
        "object = ? AND scope = ? AND standing = ?");
    row.with(key.topic, key.subject, key.object, key.scope, static_cast<int>(Standing::counts));
    while (row.next()) {
      ComparedClaim claim = claim_in(row);
      if (aside.holds(row.text(3), key, claim)) {
        out.set_aside.push_back(row.integer(0));
        continue;
      }
      out.rows.push_back(row.integer(0));
      out.claims.push_back({std::move(claim), row.text(3), row.number(4), day_of(row.text(5))});
      out.origins.push_back({row.integer(6), row.text(7), row.text(8)});
    }
    std::set<std::string_view> articles;
    for (const Told& told : out.claims) articles.insert(told.article);
    auto newer =
        database.prepare("SELECT version, day FROM readings WHERE article = ? AND standing = ? AND version > 0");
    for (const std::string_view article : articles) {
      for (newer.with(article, static_cast<int>(Standing::counts)); newer.next();) {
        out.versions.push_back({std::string(article), newer.number(0), day_of(newer.text(1))});
      }
    }
    return out;
  }

  std::vector<Key> unfolded() const {
    std::vector<Key> keys;
    for (auto row = database.prepare("SELECT * FROM unfolded"); row.next();) {
      keys.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    }
    return keys;
  }

  /// Sorted.
  std::vector<std::string> flag_ids(const std::vector<Key>& keys) const {
    std::set<std::string> ids;
    auto row = database.prepare("SELECT id FROM flags WHERE topic = ? AND subject = ? AND object = ? AND scope = ?");
    for (const auto& [topic, subject, object, scope] : keys) {
      for (row.with(topic, subject, object, scope); row.next();) ids.insert(row.text(0));
    }
    return {ids.begin(), ids.end()};
  }

  void fold_touched(const Rules& rules) {
    forget_replaced();
    fold_keys(unfolded(), set_aside(), rules);
    database.run("DELETE FROM unfolded");
  }

  void fold_keys(const std::vector<Key>& keys, const SetAside& aside, const Rules& rules) {
    auto forget_flags =
        database.prepare("DELETE FROM flags WHERE topic = ? AND subject = ? AND object = ? AND scope = ?");
    auto forget_relations = database.prepare(
        "UPDATE claims SET relation = NULL, withdrawn = 0 WHERE topic = ? AND subject = ? AND object = ? AND scope = ? "
        "AND relation IS NOT NULL AND (SELECT standing FROM readings WHERE id = reading) <> ?");
    auto forget_relation = database.prepare("UPDATE claims SET relation = NULL, withdrawn = 0 WHERE id = ?");
    for (const Key& key : keys) {
      forget_flags.with(key.topic, key.subject, key.object, key.scope).run();
      forget_relations.with(key.topic, key.subject, key.object, key.scope, static_cast<int>(Standing::counts)).run();
      const Timeline timeline = timeline_of(key, aside);
      for (const std::int64_t row : timeline.set_aside) forget_relation.with(row).run();
      const Folded folded =
          claimwatch::fold(timeline.claims, rules.compare_rules(key.topic, key.scope), timeline.versions);
      store_relations(timeline, folded);
      store_flags(key, timeline, folded);
    }
  }

  /// Writes only what has changed: of most claims of a long timeline nothing has.
  void store_relations(const Timeline& timeline, const Folded& folded) {
    const std::set<std::size_t> withdrawn(folded.withdrawn.begin(), folded.withdrawn.end());
    auto update = database.prepare(
        "UPDATE claims SET relation = ?1, withdrawn = ?2 WHERE id = ?3 AND (relation IS NOT ?1 OR withdrawn <> ?2)");
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      update.with(static_cast<int>(folded.relations[i]), withdrawn.contains(i), timeline.rows[i]).run();
    }
  }

  static Severity severity_of(const Flag& flag, const Timeline& timeline) {
    const Timeline::Origin &before = timeline.origins[flag.old_claim], &after = timeline.origins[flag.new_claim];
    const bool one_outlet = before.reading == after.reading || (!after.source.empty() && before.source == after.source);
    return claimwatch::severity_of(flag.rule, timeline.claims[flag.new_claim].claim.time, one_outlet);
  }

  void store_flags(const Key& key, const Timeline& timeline, const Folded& folded) {
    auto insert = database.prepare("INSERT INTO flags VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const Flag& flag : folded.flags) {
      const std::string& came =
          std::max(timeline.origins[flag.old_claim].read_at, timeline.origins[flag.new_claim].read_at);
      std::string support, gained = came;
      for (const std::size_t i : flag.support) {
        support += std::to_string(timeline.rows[i]) + '\n';
        gained = std::max(gained, timeline.origins[i].read_at);
      }
      insert
          .with(flag_id(flag, key, timeline.claims), static_cast<int>(flag.kind), static_cast<int>(flag.rule),
                key.topic, key.subject, key.object, key.scope, flag.new_ended, flag.reverted,
                timeline.rows[flag.old_claim], timeline.rows[flag.new_claim],
                static_cast<int>(severity_of(flag, timeline)), number_of(timeline.claims[flag.new_claim].published),
                came, gained, support)
          .run();
    }
  }

  std::map<std::int64_t, ReadingView> readings() const {
    std::map<std::int64_t, ReadingView> out;
    for (auto row = database.prepare(reading_columns); row.next();) out.emplace(row.integer(0), reading_view(row));
    return out;
  }

  static SeenFile seen_at(const Statement& row) {
    return {row.text(0), row.text(1), static_cast<std::size_t>(row.integer(2)), {}};
  }

  std::vector<std::string> ids(const char* sql) const {
    std::vector<std::string> ids;
    for (auto row = database.prepare(sql); row.next();) ids.push_back(row.text(0));
    return ids;
  }

  std::vector<std::string> untold() const {
    return ids("SELECT DISTINCT id FROM flags WHERE id NOT IN (SELECT flag FROM told) ORDER BY id");
  }

  void tell(const std::vector<std::string>& flags) {
    auto insert = database.prepare("INSERT OR IGNORE INTO told VALUES(?)");
    for (const std::string& flag : flags) insert.with(flag).run();
  }

  std::vector<std::string> flag_ids() const { return ids("SELECT DISTINCT id FROM flags ORDER BY id"); }

  /// Keeps the ids of the flags and the paths of the readings for the two below.
  void note_what_is() {
    database.run(
        "CREATE TEMP TABLE IF NOT EXISTS flags_before(id TEXT PRIMARY KEY) WITHOUT ROWID;"
        "CREATE TEMP TABLE IF NOT EXISTS paths_before(path TEXT PRIMARY KEY) WITHOUT ROWID;"
        "DELETE FROM flags_before; DELETE FROM paths_before;"
        "INSERT INTO flags_before SELECT DISTINCT id FROM flags ORDER BY id;"
        "INSERT INTO paths_before SELECT path FROM readings ORDER BY path");
  }

  bool was_there(const std::string& path) const {
    return database.prepare("SELECT 1 FROM paths_before WHERE path = ?").with(path).next();
  }

  /// Keeps what came and went since then by other rules until a scan tells it. What comes and goes again before that is
  /// nothing to tell.
  void note_rule_changes() {
    database.run(
        "CREATE TEMP TABLE changes AS SELECT DISTINCT id, 1 AS came FROM flags WHERE id NOT IN flags_before "
        "UNION ALL SELECT id, 0 FROM flags_before WHERE id NOT IN (SELECT id FROM flags);"
        "INSERT OR IGNORE INTO told SELECT id FROM changes WHERE came;"
        "CREATE TEMP TABLE undone AS SELECT flag FROM by_rules JOIN changes ON id = flag "
        "WHERE by_rules.came <> changes.came;"
        "DELETE FROM by_rules WHERE flag IN undone;"
        "INSERT OR IGNORE INTO by_rules SELECT id, came FROM changes WHERE id NOT IN undone;"
        "DROP TABLE changes; DROP TABLE undone");
  }

  RuleChanges rule_changes() const {
    return {ids("SELECT flag FROM by_rules WHERE came ORDER BY flag"),
            ids("SELECT flag FROM by_rules WHERE NOT came ORDER BY flag")};
  }

  ClaimView claim_at(const Statement& row, const Contents& contents) const {
    return claim_view(row, contents.readings.at(row.integer(1)));
  }

  Statement claims_where(const std::string& condition) const {
    return database.prepare(std::string(claim_columns) + "WHERE " + condition);
  }

  std::vector<FlagView> flags() const {
    auto all = database.prepare(flag_columns);
    return flags_of(all);
  }

  std::vector<FlagView> flags(std::string_view topic) const {
    return flags_of(database.prepare(std::string(flag_columns) + "WHERE topic = ?").with(topic));
  }

  std::vector<FlagView> flags_with(const std::string& id) const {
    return flags_of(database.prepare(std::string(flag_columns) + "WHERE id = ?").with(id));
  }

  /// The claims that its flags name, and all of both sides' readings.
  void load_claims_of_flags(Contents& contents) const {
    auto by_row = claims_where("id = ?");
    auto of_reading = claims_where("reading = ?");
    std::set<std::int64_t> whole;  // readings whose claims are all there
    for (const FlagView& flag : contents.flags) {
      for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
        load_claim(side, by_row, contents);
        const std::int64_t reading = contents.claims.at(side).reading;
        if (!whole.insert(reading).second) continue;
        for (of_reading.with(reading); of_reading.next();) load_claim_at(of_reading, contents);
      }
      for (const std::int64_t claim : flag.support) load_claim(claim, by_row, contents);
    }
  }

  /// The readings of the claims that its flags name.
  void load_readings_of_flags(Contents& contents) const {
    auto reading =
        database.prepare(std::string(reading_columns) + "WHERE id = (SELECT reading FROM claims WHERE id = ?)");
    const auto load = [&](std::int64_t claim) {
      if (reading.with(claim).next()) contents.readings.emplace(reading.integer(0), reading_view(reading));
    };
    for (const FlagView& flag : contents.flags) {
      load(flag.old_claim);
      load(flag.new_claim);
      std::ranges::for_each(flag.support, load);
    }
  }

  /// What was decided on its flags, or on such as do not arise any more: that may belong to one of them now. With the
  /// readings by which such a decision finds its flag.
  void load_decisions_on_flags(Contents& contents) {
    auto arises = database.prepare("SELECT 1 FROM flags WHERE id = ?");
    std::vector<Decision> some = decisions();
    std::erase_if(some, [&](const Decision& decision) {
      return decision.on != Decision::On::flag ||
             (std::ranges::find(contents.flags, decision.id, &FlagView::id) == contents.flags.end() &&
              arises.with(decision.id).next());
    });
    load_decided(some, contents);
    put_decisions(std::move(some), contents);
  }

  /// Those that some decision may be on, with their sides. One that does not arise any more may be on a flag that has
  /// its claims now.
  void load_decided_flags(Contents& contents) {
    auto by_id = database.prepare(std::string(flag_columns) + "WHERE id = ?");
    std::set<std::int64_t> flags, claims;
    std::set<Key> keys;
    for (const Decision& decision : decisions()) {
      if (decision.on != Decision::On::flag) continue;
      const std::vector<FlagView> with_id = flags_of(by_id.with(decision.id));
      for (const FlagView& flag : with_id) flags.insert(flag.row);
      if (with_id.empty()) keys.insert(decision.old_claim->claim.key);
    }
    for (const auto& [row, claim] : contents.claims) claims.insert(row);
    if (!keys.empty()) {
      for (const auto& [row, claim] : contents.claims) keys.insert(claim.claim.key);
    }
    for (const Key& key : keys) flags.merge(flags_on(claims, key));
    load_flags(flags, contents);
    load_sides_of_flags(contents);
  }

  std::set<std::int64_t> rows(Statement& row) const {
    std::set<std::int64_t> out;
    while (row.next()) out.insert(row.integer(0));
    return out;
  }

  /// Claims whose id begins so. Ids are of their article, and stand in no column: all claims are gone through.
  std::set<std::int64_t> claims_begun(const std::string& id) const {
    std::set<std::int64_t> out;
    if (id.size() > claim_id_digits) return out;
    auto row = database.prepare(
        "SELECT claims.id, article, text_hash, earlier_tellings, topic, subject, object, scope, "
        "json_extract(claim, '$.value'), json_extract(claim, '$.value_high'), json_extract(claim, '$.time') "
        "FROM claims JOIN readings ON readings.id = reading");
    while (row.next()) {
      const Key key{row.text(4), row.text(5), row.text(6), row.text(7)};
      if (claim_id(row.text(1), row.text(2), row.number(3), key, row.text(8), row.text(9), row.text(10))
              .starts_with(id)) {
        out.insert(row.integer(0));
      }
    }
    return out;
  }

  void load_flags(const std::set<std::int64_t>& rows, Contents& contents) const {
    auto flag = database.prepare(std::string(flag_columns) + "WHERE rowid = ?");
    for (const std::int64_t row : rows) std::ranges::move(flags_of(flag.with(row)), std::back_inserter(contents.flags));
  }

  /// The reading of this path or article, or of whatever the condition asks for.
  void load_readings(const std::string& condition, const auto& value, Contents& contents) const {
    auto row = database.prepare(std::string(reading_columns) + "WHERE " + condition);
    for (row.with(value); row.next();) contents.readings.emplace(row.integer(0), reading_view(row));
  }

  /// Flags, articles with their copies, and claims whose id begins so. Gives the flags' rows.
  std::set<std::int64_t> load_begun(const std::string& id, Contents& contents) const {
    if (id.empty()) return {};
    auto flag = database.prepare("SELECT rowid FROM flags WHERE id >= ?1 AND id < ?1 || 'g'");
    auto article = database.prepare("SELECT 1 FROM readings WHERE article = ?");
    load_readings("article >= ?1 AND article < ?1 || 'g'", id, contents);
    load_readings("copy_of >= ?1 AND copy_of < ?1 || 'g' AND copy_of <> ''", id, contents);
    if (!article.with(id).next()) {
      for (const std::int64_t claim : claims_begun(id)) {
        load_readings("id = (SELECT reading FROM claims WHERE id = ?)", claim, contents);
      }
    }
    return rows(flag.with(id));
  }

  /// The key's flags that name one of the claims, by their rows.
  std::set<std::int64_t> flags_on(const std::set<std::int64_t>& claims, const Key& key) const {
    auto row = database.prepare(
        "SELECT rowid, old_claim, new_claim, support FROM flags "
        "WHERE topic = ? AND subject = ? AND object = ? AND scope = ?");
    std::set<std::int64_t> out;
    for (row.with(key.topic, key.subject, key.object, key.scope); row.next();) {
      const auto support = split(row.text(3));
      if (claims.contains(row.integer(1)) || claims.contains(row.integer(2)) ||
          std::ranges::any_of(support, [&](const std::string& claim) { return claims.contains(std::stoll(claim)); })) {
        out.insert(row.integer(0));
      }
    }
    return out;
  }

  /// Rows of the flags that name one of these claims of the contents, and of those on which somebody decided.
  std::set<std::int64_t> flags_beside(const std::set<std::int64_t>& claims, const Contents& contents) {
    std::set<Key> keys;
    for (const std::int64_t claim : claims) keys.insert(contents.claims.at(claim).claim.key);
    std::set<std::int64_t> out;
    for (const Key& key : keys) out.merge(flags_on(claims, key));
    auto with_id = database.prepare("SELECT rowid FROM flags WHERE id = ?");
    for (const Decision& decision : decisions()) out.merge(rows(with_id.with(decision.id)));
    return out;
  }

  void load_sides_of_flags(Contents& contents) const {
    auto by_row = claims_where("id = ?");
    for (const FlagView& flag : contents.flags) {
      for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
        load_readings("id = (SELECT reading FROM claims WHERE id = ?)", side, contents);
        load_claim(side, by_row, contents);
      }
    }
  }

  std::vector<FlagTally> alike_flags() const {
    std::vector<FlagTally> out;
    auto row = database.prepare("SELECT severity, substr(came, 1, 8), count(*) FROM flags GROUP BY 1, 2 ORDER BY 1, 2");
    while (row.next()) {
      out.push_back({static_cast<Severity>(row.integer(0)), row.text(1), static_cast<std::size_t>(row.integer(2))});
    }
    return out;
  }

  std::string newest_reading() const {
    auto row = database.prepare("SELECT coalesce(substr(max(read_at), 1, 16), '') FROM readings");
    row.next();
    return row.text(0);
  }

  /// What was decided on what is of the topic, or on articles.
  std::vector<Decision> decisions_on(std::string_view topic) {
    std::vector<Decision> some = decisions();
    std::erase_if(some, [&](const Decision& decision) {
      const auto& claim = decision.on == Decision::On::flag ? decision.old_claim : decision.claim;
      return claim && claim->claim.key.topic != topic;
    });
    return some;
  }

  /// The readings that the decisions name, and those of the articles that tell what these say.
  void load_decided(const std::vector<Decision>& decisions, Contents& contents) const {
    auto by_path = database.prepare(std::string(reading_columns) + "WHERE path = ?");
    auto of_article = database.prepare(std::string(reading_columns) + "WHERE article = ?");
    const auto load = [&](const std::string& path) {
      if (!by_path.with(path).next()) return;
      const ReadingView named = reading_view(by_path);
      contents.readings.emplace(named.row, named);
      for (of_article.with(belonging_of(named.placement).teller); of_article.next();) {
        contents.readings.emplace(of_article.integer(0), reading_view(of_article));
      }
    };
    for (const Decision& decision : decisions) {
      if (!decision.reading.empty()) load(decision.reading);
      for (const auto* claim : {&decision.old_claim, &decision.new_claim, &decision.claim}) {
        if (*claim) load((*claim)->reading);
      }
    }
  }

  /// All claims of the readings.
  void load_claims_of_readings(Contents& contents) const {
    auto row = claims_where("reading = ?");
    for (const auto& [reading, view] : contents.readings) {
      for (row.with(reading); row.next();) contents.claims.emplace(row.integer(0), claim_at(row, contents));
    }
  }

  std::size_t count(const std::string& rows) const {
    auto row = database.prepare("SELECT count(" + rows);
    row.next();
    return static_cast<std::size_t>(row.integer(0));
  }

  std::size_t count_readings(Standing standing) const {
    return count("*) FROM readings WHERE standing = " + std::to_string(static_cast<int>(standing)));
  }

  void load_claim_at(const Statement& row, Contents& contents) const {
    if (!contents.claims.contains(row.integer(0))) contents.claims[row.integer(0)] = claim_at(row, contents);
  }

  void load_claim(std::int64_t row, Statement& by_row, Contents& contents) const {
    if (contents.claims.contains(row)) return;
    if (!by_row.with(row).next()) throw DatabaseError{"a flag names a claim that is not there"};
    contents.claims[row] = claim_at(by_row, contents);
  }
};

Index::Index(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Result<Index> Index::open(const std::string& path) {
  try {
    return Index(std::make_unique<Impl>(path));
  } catch (const DatabaseError& problem) {
    return Error{path + ": " + problem.message + "; `claimwatch reindex` builds it anew"};
  }
}

Result<Index> Index::as_it_is(const std::string& path) {
  auto index = open(path);
  if (!index) return index;
  const auto held = guarded([&] {
    index->impl_->database.run("BEGIN");
    index->impl_->built_from();  // the first look is what it goes by
  });
  return held ? std::move(index) : held.error();
}

Result<Index::BuiltFrom> Index::built_from() const {
  return guarded([&] { return impl_->built_from(); });
}

Result<void> Index::rebuild(const EachReading& each_reading, const std::vector<DecisionFile>& decisions,
                            const Rules& rules, const BuiltFrom& from) {
  for (const DecisionFile& file : decisions) {
    if (const auto decision = decision_of(file); !decision) return decision.error();
  }
  Result<void> read;
  const auto built = guarded([&] {
    Transaction all(impl_->database);
    const BuiltFrom before = impl_->built_from();
    const bool other_rules = !before.rules.empty() && before.rules != from.rules;
    if (other_rules) impl_->note_what_is();
    impl_->forget_all();
    impl_->set_built_from(from);
    std::vector<Reading> batch, added;
    read = each_reading([&](Reading reading) {
      const bool is_added = other_rules && !impl_->was_there(reading.stored.path);
      (is_added ? added : batch).push_back(std::move(reading));
      if (batch.size() < readings_at_once) return;
      impl_->take(batch, {});
      batch.clear();
    });
    if (!read) return;
    impl_->take(batch, decisions);
    batch = {};
    impl_->fold_touched(rules);
    if (other_rules) impl_->note_rule_changes();
    impl_->take(added, {});
    added = {};
    impl_->fold_touched(rules);
    if (before.rules.empty()) impl_->tell(impl_->untold());
    all.commit();
  });
  return read ? built : read;
}

Result<void> Index::add(std::vector<Reading> readings, const std::string& head_before, const BuiltFrom& from) {
  return guarded([&] {
    Transaction all(impl_->database);
    const BuiltFrom built = impl_->built_from();
    if (readings.empty() && built == from) return;
    // Somebody who wrote the index meanwhile may have seen another store: then it names no commit, and the next who
    // opens it builds it anew.
    const bool whole = built == BuiltFrom{head_before, from.rules} || built == from;
    impl_->take(readings, {});
    impl_->set_built_from(whole ? from : BuiltFrom{"", from.rules});
    all.commit();
  });
}

Result<void> Index::fold(const Rules& rules) {
  return guarded([&] {
    if (impl_->unfolded().empty()) return;
    Transaction all(impl_->database);
    impl_->fold_touched(rules);
    all.commit();
  });
}

Result<FlagNews> Index::news() const {
  return guarded([&] { return FlagNews{impl_->untold(), impl_->rule_changes()}; });
}

Result<Consequences> Index::decide(const std::vector<DecisionFile>& decisions, const Rules& rules,
                                   const std::string& head_before, const std::string& head) {
  return guarded([&] {
    Transaction all(impl_->database);
    const BuiltFrom built = impl_->built_from();
    impl_->fold_touched(rules);  // by what came before, nothing is a consequence
    impl_->take({}, decisions);
    const std::vector<Key> keys = impl_->unfolded();
    const auto before = impl_->flag_ids(keys);
    impl_->fold_touched(rules);
    const auto after = impl_->flag_ids(keys);
    Consequences consequences{without(after, before), without(before, after), keys};
    impl_->tell(consequences.came);
    impl_->set_built_from({built.head == head_before ? head : "", built.rules});
    all.commit();
    return consequences;
  });
}

Result<std::vector<Decision>> Index::decisions() const {
  return guarded([&] { return impl_->decisions(); });
}

Result<std::vector<KnownReading>> Index::known_readings(std::string_view item, std::string_view id) const {
  return guarded([&] {
    std::vector<KnownReading> out;
    auto row =
        impl_->database.prepare("SELECT hash, fingerprint, published, item FROM readings WHERE " +
                                std::string(is_element(item, id) ? "own_id" : "item") + " = ? ORDER BY read_at, id");
    for (row.with(is_element(item, id) ? id : item); row.next();) {
      out.push_back({row.text(0), row.text(1), row.text(2), lasting_name(row.text(3), std::string(id))});
    }
    return out;
  });
}

Result<void> Index::checkpoint() {
  return guarded([&] { impl_->database.run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize"); });
}

Result<std::vector<std::string>> Index::any_flag() const {
  return guarded([&] { return impl_->ids("SELECT id FROM flags ORDER BY rowid LIMIT 1"); });
}

Result<std::vector<std::string>> Index::flag_ids() const {
  return guarded([&] { return impl_->flag_ids(); });
}

Result<std::string> Index::last_read_at() const {
  return guarded([&] {
    auto row = impl_->database.prepare("SELECT coalesce(max(substr(read_at, -16)), '') FROM readings");
    row.next();
    return row.text(0);
  });
}

Result<std::map<std::string, SeenFile>> Index::seen() const {
  return guarded([&] {
    std::map<std::string, SeenFile> out;
    for (auto row = impl_->database.prepare("SELECT path, state, articles FROM seen"); row.next();) {
      out[row.text(0)] = impl_->seen_at(row);
    }
    for (auto row = impl_->database.prepare("SELECT item, reason, path FROM failed"); row.next();) {
      out[row.text(2)].failed.push_back({row.text(0), row.text(1)});
    }
    return out;
  });
}

Result<std::map<std::string, SeenFile>> Index::seen(const std::vector<std::string>& paths) const {
  return guarded([&] {
    std::map<std::string, SeenFile> out;
    auto file = impl_->database.prepare("SELECT path, state, articles FROM seen WHERE path = ?");
    auto failed = impl_->database.prepare("SELECT item, reason FROM failed WHERE path = ?");
    for (const std::string& path : paths) {
      if (file.with(path).next()) out[path] = impl_->seen_at(file);
      for (failed.with(path); failed.next();) out[path].failed.push_back({failed.text(0), failed.text(1)});
    }
    return out;
  });
}

Result<void> Index::put_seen(const std::vector<SeenFile>& files, const std::vector<std::string>& gone) {
  return guarded([&] {
    Transaction all(impl_->database);
    auto forget = impl_->database.prepare("DELETE FROM seen WHERE path = ?");
    auto forgive = impl_->database.prepare("DELETE FROM failed WHERE path = ?");
    for (const std::string& path : gone) {
      forget.with(path).run();
      forgive.with(path).run();
    }
    auto insert = impl_->database.prepare("INSERT OR REPLACE INTO seen VALUES(?, ?, ?)");
    auto fail = impl_->database.prepare("INSERT INTO failed VALUES(?, ?, ?)");
    for (const SeenFile& file : files) {
      forgive.with(file.path).run();
      insert.with(file.path, file.state, file.articles).run();
      for (const FailedItem& item : file.failed) fail.with(file.path, item.item, item.reason).run();
    }
    all.commit();
  });
}

Result<void> Index::forget_state(const std::vector<std::string>& paths) {
  return guarded([&] {
    auto forget = impl_->database.prepare("UPDATE seen SET state = '' WHERE path = ?");
    for (const std::string& path : paths) forget.with(path).run();
  });
}

Result<std::vector<FailedItem>> Index::failed() const {
  return guarded([&] {
    std::vector<FailedItem> out;
    for (auto row = impl_->database.prepare("SELECT item, reason FROM failed ORDER BY item, reason"); row.next();) {
      out.push_back({row.text(0), row.text(1)});
    }
    return out;
  });
}

Result<void> Index::told(const FlagNews& news) {
  return guarded([&] {
    Transaction all(impl_->database);
    impl_->tell(news.new_flags);
    impl_->tell(news.by_rules.came);
    auto forget = impl_->database.prepare("DELETE FROM by_rules WHERE flag = ?");
    for (const auto& flags : {news.by_rules.came, news.by_rules.gone}) {
      for (const std::string& flag : flags) forget.with(flag).run();
    }
    all.commit();
  });
}

Result<std::vector<UndatedItem>> Index::undated() const {
  return guarded([&] {
    std::vector<UndatedItem> out;
    auto row = impl_->database.prepare(
        "SELECT item, published FROM readings WHERE published_from = 'file time' AND standing = 0 ORDER BY item, id");
    while (row.next()) out.push_back({row.text(0), row.text(1)});
    return out;
  });
}

Result<Tally> Index::tally() const {
  return guarded([&] {
    Tally tally;
    for (const Standing standing :
         {Standing::counts, Standing::copy, Standing::suspect, Standing::repeats, Standing::outdated}) {
      tally.readings += impl_->count_readings(standing);
    }
    tally.versions = impl_->count_readings(Standing::counts);
    tally.copies = impl_->count_readings(Standing::copy);
    tally.articles = impl_->count("DISTINCT article) FROM readings WHERE standing = 0");
    tally.claims = impl_->count("*) FROM readings JOIN claims ON reading = readings.id WHERE standing = 0");
    tally.alike_flags = impl_->alike_flags();
    for (const FlagTally& alike : tally.alike_flags) tally.flags += alike.flags;
    tally.newest_reading = impl_->newest_reading();
    return tally;
  });
}

Result<std::vector<std::string>> Index::paths() const {
  return guarded([&] { return impl_->ids("SELECT path FROM readings ORDER BY path"); });
}

Result<std::vector<ClaimQuote>> Index::quotes(const std::string& path) const {
  return guarded([&] {
    std::vector<ClaimQuote> out;
    auto row = impl_->database.prepare(
        "SELECT claim, evidence FROM claims WHERE reading = (SELECT id FROM readings WHERE path = ?) ORDER BY id");
    for (row.with(path); row.next();) {
      const auto claim = claim_of_columns(row.text(0), "[]");
      if (!claim) throw DatabaseError{claim.error().message};
      out.push_back({claim->evidence, row.text(1)});
    }
    return out;
  });
}

Result<void> Index::check() const {
  return guarded([&] {
    auto found = impl_->database.prepare("PRAGMA integrity_check(1)");
    if (!found.next() || found.text(0) != "ok") throw DatabaseError{"its pages do not fit together"};
  });
}

Result<PlacedDecisions> Index::placed_decisions() const {
  return guarded([&] {
    Contents all{{}, {}, {}, {}, impl_->newest_reading()};
    const std::vector<Decision>& decisions = impl_->decisions();
    if (decisions.empty()) return PlacedDecisions(std::move(all), {});
    impl_->load_decided(decisions, all);
    impl_->load_claims_of_readings(all);
    impl_->load_decided_flags(all);
    put_decisions(decisions, all);
    return PlacedDecisions(std::move(all), impl_->set_aside());
  });
}

Result<std::map<std::int64_t, ReadingView>> Index::readings() const {
  return guarded([&] { return impl_->readings(); });
}

Result<Contents> Index::contents() const {
  return guarded([&] {
    Contents out{impl_->readings(), {}, impl_->flags(), {}, impl_->newest_reading()};
    for (auto row = impl_->claims_where("true"); row.next();) out.claims[row.integer(0)] = impl_->claim_at(row, out);
    put_decisions(impl_->decisions(), out);
    return out;
  });
}

Result<Contents> Index::contents(std::string_view topic) const {
  return guarded([&] {
    Contents out{{}, {}, impl_->flags(topic), {}, impl_->newest_reading()};
    auto reading = impl_->database.prepare(std::string(reading_columns) +
                                           "WHERE id IN (SELECT reading FROM claims WHERE topic = ?)");
    for (reading.with(topic); reading.next();) out.readings.emplace(reading.integer(0), reading_view(reading));
    auto row = impl_->claims_where("topic = ?");
    for (row.with(topic); row.next();) out.claims[row.integer(0)] = impl_->claim_at(row, out);
    std::vector<Decision> decisions = impl_->decisions_on(topic);
    impl_->load_decided(decisions, out);
    put_decisions(std::move(decisions), out);
    return out;
  });
}

Result<void> Index::each_article_read_at(const std::string& read_at, const TakeArticle& take) const {
  return guarded([&] {
    auto row = impl_->database.prepare(std::string(reading_columns) + "WHERE article = ? ORDER BY id");
    auto before = impl_->database.prepare("SELECT 1 FROM readings WHERE item = ? AND substr(read_at, 1, 16) <> ?");
    auto article = impl_->database.prepare("SELECT DISTINCT article FROM readings WHERE read_at = ?");
    for (article.with(read_at); article.next();) {
      std::vector<ReadingView> readings;
      std::set<std::string> items;
      for (row.with(article.text(0)); row.next();) readings.push_back(reading_view(row));
      for (const ReadingView& reading : readings) {
        if (before.with(reading.item, read_at).next()) items.insert(reading.item);
      }
      take(readings, items);
    }
  });
}

Result<void> Index::load_claims(const std::vector<std::int64_t>& readings, Contents& contents) const {
  return guarded([&] {
    auto row = impl_->claims_where("reading = ?");
    for (const std::int64_t reading : readings) {
      for (row.with(reading); row.next();) contents.claims[row.integer(0)] = impl_->claim_at(row, contents);
    }
    put_decisions(impl_->decisions(), contents);
  });
}

Result<Contents> Index::flagged() const {
  return guarded([&] {
    Contents out{{}, {}, impl_->flags(), {}, impl_->newest_reading()};
    std::vector<Decision> decisions = impl_->decisions();
    impl_->load_decided(decisions, out);
    impl_->load_claims_of_readings(out);
    impl_->load_readings_of_flags(out);
    impl_->load_claims_of_flags(out);
    put_decisions(std::move(decisions), out);
    return out;
  });
}

Result<Contents> Index::flagged(const std::vector<std::string>& ids) const {
  return guarded([&] {
    Contents out;
    for (const std::string& id : ids) std::ranges::move(impl_->flags_with(id), std::back_inserter(out.flags));
    if (out.flags.empty()) return out;
    impl_->load_readings_of_flags(out);
    impl_->load_claims_of_flags(out);
    impl_->load_decisions_on_flags(out);
    return out;
  });
}

Result<Contents> Index::flagged_now(const std::vector<std::string>& ids) const {
  auto out = flagged(ids);
  if (!out) return out;
  return guarded([&] {
    out->newest_reading = impl_->newest_reading();
    return *std::move(out);
  });
}

Result<Contents> Index::named(const std::vector<std::string>& beginnings) const {
  return guarded([&] {
    Contents out{{}, {}, {}, {}, impl_->newest_reading()};
    std::set<std::int64_t> begun;
    for (const std::string& id : beginnings) begun.merge(impl_->load_begun(id, out));
    impl_->load_claims_of_readings(out);
    std::set<std::int64_t> shown;
    for (const auto& [row, claim] : out.claims) shown.insert(row);
    impl_->load_flags(begun, out);
    impl_->load_readings_of_flags(out);
    impl_->load_claims_of_flags(out);
    for (const FlagView& flag : out.flags) shown.insert({flag.old_claim, flag.new_claim});
    std::set<std::int64_t> beside = impl_->flags_beside(shown, out);
    for (const std::int64_t row : begun) beside.erase(row);
    impl_->load_flags(beside, out);
    impl_->load_sides_of_flags(out);
    impl_->load_decided(impl_->decisions(), out);
    put_decisions(impl_->decisions(), out);
    return out;
  });
}

}  // namespace claimwatch
