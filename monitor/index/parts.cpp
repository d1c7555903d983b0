#include "monitor/index/parts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "monitor/index/guarded.h"
#include "monitor/index/rows.h"

namespace claimwatch {
namespace {

/// More claims than this are in memory at once only where they are of one article's key.
constexpr std::size_t claims_at_once = 400;

std::string where(std::string_view columns, const std::string& condition) {
  return std::string(columns) + "WHERE " + condition;
}

/// Fills contents with what rows name, once each.
class Loading {
 public:
  Loading(const Database& database, Contents& contents)
      : contents_(contents),
        reading_(database.prepare(where(reading_columns, "id = ?"))),
        claim_(database.prepare(where(claim_columns, "id = ?"))),
        claims_of_reading_(database.prepare(where(claim_columns, "reading = ?"))) {}

  /// Gives whether it is there.
  bool claim(std::int64_t row) {
    const auto known = contents_.claims.find(row);
    if (known != contents_.claims.end() && !known->second.json.empty()) return true;
    if (!claim_.with(row).next()) return false;
    take(claim_);
    return true;
  }

  /// Gives whether both are there.
  bool sides(const FlagView& flag) { return claim(flag.old_claim) && claim(flag.new_claim); }

  /// Only what it says.
  void support(std::int64_t row) {
    if (contents_.claims.contains(row) || !claim_.with(row).next()) return;
    ClaimView& claim = contents_.claims[row] = claim_view(claim_, reading(claim_.integer(1)));
    claim.json = claim.evidence = "";
    claim.claim.reasons.clear();
  }

  void claims_of(std::int64_t reading) {
    if (!whole_.insert(reading).second) return;
    for (claims_of_reading_.with(reading); claims_of_reading_.next();) take(claims_of_reading_);
  }

 private:
  void take(const Statement& row) {
    ClaimView& claim = contents_.claims[row.integer(0)];
    if (claim.json.empty()) claim = claim_view(row, reading(row.integer(1)));
  }

  const ReadingView& reading(std::int64_t row) {
    const auto known = contents_.readings.find(row);
    if (known != contents_.readings.end()) return known->second;
    if (!reading_.with(row).next()) throw DatabaseError{"a claim is of a reading that is not there"};
    return contents_.readings[row] = reading_view(reading_);
  }

  Contents& contents_;
  Statement reading_, claim_, claims_of_reading_;
  std::set<std::int64_t> whole_;  ///< Readings whose claims are all there.
};

std::string newest_reading(const Database& database) {
  auto row = database.prepare("SELECT coalesce(substr(max(read_at), 1, 16), '') FROM readings");
  row.next();
  return row.text(0);
}

/// The topic's keys that are asked for, in order. Each is looked up behind the one before: there are few, of many
/// claims. (A comparison of rows would go through all of these.)
std::vector<Key> keys_of(const Database& database, const HistoryOf& of) {
  const auto first_with = [&](const char* condition) {
    return database.prepare("SELECT subject, object, scope FROM claims WHERE topic = ? AND " + std::string(condition) +
                            " ORDER BY subject, object, scope LIMIT 1");
  };
  auto first = first_with("true"), next_scope = first_with("subject = ? AND object = ? AND scope > ?"),
       next_object = first_with("subject = ? AND object > ?"), next_subject = first_with("subject > ?");
  const auto wanted = [](const std::optional<std::string>& name, const std::string& has) {
    return !name || *name == has;
  };
  std::vector<Key> keys;
  Statement* row = &first.with(of.topic);
  bool found = row->next();
  while (found) {
    const Key key{of.topic, row->text(0), row->text(1), row->text(2)};
    if (wanted(of.subject, key.subject) && wanted(of.object, key.object) && wanted(of.scope, key.scope)) {
      keys.push_back(key);
    }
    found = false;
    for (Statement* const next :
         {&next_scope.with(key.topic, key.subject, key.object, key.scope),
          &next_object.with(key.topic, key.subject, key.object), &next_subject.with(key.topic, key.subject)}) {
      row = next;
      found = row->next();
      if (found) break;
    }
  }
  return keys;
}

/// The versions' claims of a key: of one version and day they stand together.
Statement claims_in_order(const Database& database, bool newest_first) {
  const std::string turn = newest_first ? " DESC" : "";
  return database.prepare(
      "SELECT claims.id, claims.day, article, version FROM claims CROSS JOIN readings ON readings.id = reading WHERE "
      "topic = ? AND subject "
      "= ? AND object = ? AND scope = ? AND standing IN (" +
      std::to_string(static_cast<int>(Standing::counts)) + ", " + std::to_string(static_cast<int>(Standing::suspect)) +
      ") ORDER BY claims.day" + turn + ", article" + turn + ", version" + turn);
}

/// Of a flag only what it is called and how it stands, and of what supports it these claims.
void add_naming_flag(const Statement& row, std::vector<std::int64_t> claims, Contents& contents) {
  contents.flags.push_back(flag_view(row));
  contents.flags.back().support = std::move(claims);
}

void load_raised(const Database& database, Contents& contents) {
  auto row =
      database.prepare(where(flag_columns, "topic = ? AND subject = ? AND object = ? AND scope = ? AND new_claim = ?"));
  for (const auto& [claim, view] : contents.claims) {
    const auto& [topic, subject, object, scope] = view.claim.key;
    for (row.with(topic, subject, object, scope, claim); row.next();) add_naming_flag(row, {}, contents);
  }
}

void load_naming(const Database& database, const Parts::Naming& naming, Contents& contents) {
  std::map<std::int64_t, std::vector<std::int64_t>> by_flag;
  for (const auto& [claim, view] : contents.claims) {
    auto pair = std::ranges::lower_bound(naming, claim, {}, &Parts::Naming::value_type::first);
    for (; pair != naming.end() && pair->first == claim; ++pair) by_flag[pair->second].push_back(claim);
  }
  auto row = database.prepare(where(flag_columns, "rowid = ?"));
  for (auto& [flag, claims] : by_flag) {
    if (row.with(flag).next()) add_naming_flag(row, std::move(claims), contents);
  }
}

}  // namespace

Parts::Parts(const std::string& path) : database_(path) {}

Result<Parts> Parts::open(const std::string& path) {
  return guarded([&] { return Parts(path); });
}

Result<Parts> Parts::as_it_is(const std::string& path) {
  return guarded([&] {
    Parts parts(path);
    parts.database_.run("BEGIN; SELECT 1 FROM built_from");  // the first look is what it goes by
    return parts;
  });
}

Result<void> Parts::each_flag(const TakeFlag& take) const {
  return guarded([&] {
    auto row = database_.prepare(
        "SELECT flags.id, kind, rule, flags.topic, flags.subject, flags.object, flags.scope, new_ended, reverted, "
        "old_claim, new_claim, '', flags.rowid, severity, flags.day, gained,"
        " old_in.source, old_in.item, old_in.own_id, old_in.title, old.evidence,"
        " new_in.source, new_in.item, new_in.own_id, new_in.title, new.evidence"
        " FROM flags JOIN claims AS old ON old.id = old_claim JOIN claims AS new ON new.id = new_claim"
        " JOIN readings AS old_in ON old_in.id = old.reading JOIN readings AS new_in ON new_in.id = new.reading");
    const auto words = [&](int column) {
      const std::string source = row.text(column);
      return SideWords{source.empty() ? doc_of(row.text(column + 1), row.text(column + 2)) : source,
                       row.text(column + 3), row.text(column + 4)};
    };
    while (row.next()) take(flag_view(row), words(16), words(21));
  });
}

Result<void> Parts::each_flag(const std::vector<std::string>& ids,
                              const std::function<void(const FlagView& flag)>& take) const {
  return guarded([&] {
    auto row = database_.prepare(where(flag_columns, "id = ?"));
    for (const std::string& id : ids) {
      for (row.with(id); row.next();) take(flag_view(row));
    }
  });
}

Result<Contents> Parts::flags(std::span<const std::int64_t> rows, const PlacedDecisions& decisions) const {
  return guarded([&] {
    const ReadTransaction at_once(database_);
    Contents out;
    out.newest_reading = newest_reading(database_);
    Loading loading(database_, out);
    auto by_row = database_.prepare(where(flag_columns, "rowid = ?"));
    for (const std::int64_t row : rows) {
      if (!by_row.with(row).next()) continue;
      FlagView flag = flag_view(by_row);
      if (!loading.sides(flag)) continue;
      out.flags.push_back(std::move(flag));
    }
    for (FlagView& flag : out.flags) {
      for (const std::int64_t side : {flag.old_claim, flag.new_claim}) loading.claims_of(out.claims.at(side).reading);
      for (const std::int64_t claim : flag.support) loading.support(claim);
    }
    decisions.put(out);
    return out;
  });
}

Result<Contents> Parts::sides(const std::vector<std::string>& ids, const PlacedDecisions& decisions) const {
  return guarded([&] {
    const ReadTransaction at_once(database_);
    Contents out;
    out.newest_reading = newest_reading(database_);
    Loading loading(database_, out);
    auto flag = database_.prepare(where(flag_columns, "id = ? ORDER BY severity, day DESC, rowid"));
    for (const std::string& id : ids) {
      for (flag.with(id); flag.next();) {
        out.flags.push_back(flag_view(flag));
        if (!loading.sides(out.flags.back())) out.flags.pop_back();
      }
    }
    decisions.put(out);
    return out;
  });
}

Result<Contents> Parts::around(const FlagView& flag, std::span<const std::int64_t> beside,
                               const PlacedDecisions& decisions) const {
  return guarded([&] {
    const ReadTransaction at_once(database_);
    Contents out;
    out.newest_reading = newest_reading(database_);
    Loading loading(database_, out);
    if (!loading.sides(flag)) return Contents();
    for (const std::int64_t side : {flag.old_claim, flag.new_claim}) loading.claims_of(out.claims.at(side).reading);
    for (const std::int64_t row : beside) loading.claim(row);
    load_raised(database_, out);
    std::erase_if(out.flags, [&](const FlagView& raised) { return !loading.sides(raised); });
    if (std::ranges::find(out.flags, flag.row, &FlagView::row) == out.flags.end()) return Contents();
    decisions.put(out);
    return out;
  });
}

Result<std::vector<Parts::Rows>> Parts::history(const HistoryOf& of, std::optional<std::size_t> newest) const {
  return guarded([&] {
    std::vector<Rows> parts(1);
    auto row = claims_in_order(database_, newest.has_value());
    for (const Key& key : keys_of(database_, of)) {
      std::size_t taken = 0;
      std::tuple<std::int64_t, std::string, std::int64_t> before;
      for (row.with(key.topic, key.subject, key.object, key.scope); row.next(); ++taken) {
        const std::tuple version(row.integer(1), row.text(2), row.integer(3));
        const bool may_end = version != std::exchange(before, version);  // of one version they are ordered together
        if (may_end && newest && taken >= *newest) break;
        if (may_end && !newest && parts.back().size() >= claims_at_once) parts.emplace_back();
        parts.back().push_back(row.integer(0));
      }
    }
    return parts;
  });
}

Result<Parts::Naming> Parts::naming(std::string_view topic) const {
  return guarded([&] {
    Naming naming;
    auto row = database_.prepare("SELECT rowid, old_claim, new_claim, support FROM flags WHERE topic = ?1 OR ?1 = ''");
    for (row.with(topic); row.next();) {
      const auto flag = static_cast<std::int32_t>(row.integer(0));
      const auto name = [&](std::int64_t claim) { naming.emplace_back(static_cast<std::int32_t>(claim), flag); };
      name(row.integer(1));
      name(row.integer(2));
      for (const std::string& claim : split(row.text(3))) name(std::stoll(claim));
    }
    std::ranges::sort(naming);
    naming.erase(std::unique(naming.begin(), naming.end()), naming.end());
    return naming;
  });
}

Result<Contents> Parts::claims(std::span<const std::int64_t> rows, const PlacedDecisions& decisions,
                               const Naming* naming) const {
  return guarded([&] {
    const ReadTransaction at_once(database_);
    Contents out;
    Loading loading(database_, out);
    for (const std::int64_t row : rows) loading.claim(row);
    if (naming == nullptr) {
      load_raised(database_, out);
    } else {
      load_naming(database_, *naming, out);
    }
    decisions.put(out);
    return out;
  });
}

Result<void> Parts::each_reading(bool with_claims, const TakeReading& take) const {
  return guarded([&] {
    std::vector<ClaimOutline> claims;
    auto claim = database_.prepare("SELECT id, topic, subject, object, scope FROM claims WHERE reading = ?");
    for (auto row = database_.prepare(std::string(reading_columns) + "ORDER BY id"); row.next();) {
      claims.clear();
      if (with_claims) claim.with(row.integer(0));
      while (with_claims && claim.next()) {
        claims.push_back({claim.integer(0), {claim.text(1), claim.text(2), claim.text(3), claim.text(4)}});
      }
      take(reading_view(row), claims);
    }
  });
}

Result<Contents> Parts::articles(std::span<const std::int64_t> readings, const PlacedDecisions& decisions,
                                 const Naming& naming) const {
  return guarded([&] {
    const ReadTransaction at_once(database_);
    Contents out;
    auto beside = database_.prepare(where(reading_columns, "article = (SELECT article FROM readings WHERE id = ?)"));
    for (const std::int64_t reading : readings) {
      for (beside.with(reading); beside.next();) {
        if (!out.readings.contains(beside.integer(0))) out.readings[beside.integer(0)] = reading_view(beside);
      }
    }
    Loading loading(database_, out);
    for (const std::int64_t reading : readings) loading.claims_of(reading);
    load_naming(database_, naming, out);
    decisions.put(out);
    return out;
  });
}

Result<std::optional<std::string>> Parts::item_behind(const std::string& item, std::size_t readings) const {
  return guarded([&] {
    auto row = database_.prepare("SELECT item FROM readings WHERE item > ? ORDER BY item LIMIT 1 OFFSET ?");
    return row.with(item, readings - 1).next() ? std::optional(row.text(0)) : std::nullopt;
  });
}

Result<Contents> Parts::of_items(const std::string& after, const std::optional<std::string>& last) const {
  return guarded([&] {
    Contents out;
    auto reading = database_.prepare(where(reading_columns, last ? "item > ? AND item <= ?" : "item > ?"));
    for (last ? reading.with(after, *last) : reading.with(after); reading.next();) {
      out.readings.emplace(reading.integer(0), reading_view(reading));
    }
    Loading loading(database_, out);
    for (const auto& [row, view] : out.readings) loading.claims_of(row);
    return out;
  });
}

Result<Parts::FlagRows> Parts::flag_rows() const {
  return guarded([&] {
    FlagRows rows;
    auto row = database_.prepare("SELECT id, rowid FROM flags ORDER BY id, severity, day DESC, rowid");
    while (row.next()) {
      std::string id = row.text(0);
      if (!rows.empty() && rows.back().first == id) rows.pop_back();
      rows.emplace_back(std::move(id), row.integer(1));
    }
    return rows;
  });
}

Result<std::vector<std::string>> Parts::sources() const {
  return guarded([&] {
    std::set<std::string> sources;
    auto named = database_.prepare("SELECT DISTINCT source FROM readings WHERE source <> ''");
    while (named.next()) sources.insert(named.text(0));
    auto unnamed = database_.prepare("SELECT item, own_id FROM readings WHERE source = ''");
    while (unnamed.next()) sources.insert(doc_of(unnamed.text(0), unnamed.text(1)));
    return std::vector<std::string>(sources.begin(), sources.end());
  });
}

}  // namespace claimwatch
