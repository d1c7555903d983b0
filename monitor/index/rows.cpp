#include "monitor/index/rows.h"

#include "monitor/index/claim_text.h"
#include "monitor/index/hash.h"
#include "monitor/index/reading.h"

namespace claimwatch {
namespace {

std::string base_name(const std::string& item) { return item.substr(item.rfind('/') + 1); }

std::string claim_id(const ReadingView& reading, const Claim& claim) {
  return claimwatch::claim_id(reading.placement.article, reading.text_hash, reading.placement.earlier_tellings,
                              claim.key, claim.value.text, claim.value.high_text, name(claim.time));
}

}  // namespace

const std::string_view reading_columns =
    "SELECT id, path, hash, item, title, title_from, source, source_from, url, url_from, published, published_from, "
    "modified, modified_from, text_hash, own_id, substr(read_at, 1, 16), standing, article, version, copy_of, day, "
    "earlier_tellings FROM readings ";

const std::string_view claim_columns =
    "SELECT id, reading, claim, reasons, evidence, coalesce(relation, -1), withdrawn FROM claims ";

const std::string_view flag_columns =
    "SELECT id, kind, rule, topic, subject, object, scope, new_ended, reverted, old_claim, new_claim, support, rowid, "
    "severity, day, gained FROM flags ";

Day day_of(const std::string& text) {
  const auto day = day_of_iso(text);
  if (!day) throw DatabaseError{"a reading has no day"};
  return *day;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string doc_of(const std::string& item, const std::string& id) {
  return is_element(item, id) ? id : base_name(item);
}

Placement placement_at(const Statement& row, int column) {
  return {static_cast<Standing>(row.integer(column)),
          row.text(column + 1),
          row.number(column + 2),
          row.text(column + 3),
          day_of(row.text(column + 4)),
          row.number(column + 5)};
}

ReadingView reading_view(const Statement& row) {
  const auto field = [&](int column) { return Field{row.text(column), row.text(column + 1)}; };
  return {row.integer(0),
          row.text(1),
          row.text(2),
          row.text(3),
          doc_of(row.text(3), row.text(15)),
          field(4),
          field(6),
          field(8),
          field(10),
          field(12),
          row.text(14),
          row.text(16),
          placement_at(row, 17)};
}

std::string claim_id(const std::string& article, const std::string& text_hash, int earlier_tellings, const Key& key,
                     const std::string& value, const std::string& high, std::string_view time) {
  const auto& [topic, subject, object, scope] = key;
  std::vector<std::string> parts = {article, text_hash, topic, subject, object, scope, value, high, std::string(time)};
  if (earlier_tellings > 0) parts.push_back(std::to_string(earlier_tellings));
  return hash_hex(joined(parts), claim_id_digits);
}

std::optional<Relation> relation_at(const Statement& row, int column) {
  const int relation = row.number(column);
  return relation < 0 ? std::nullopt : std::optional(static_cast<Relation>(relation));
}

ClaimView claim_view(const Statement& row, const ReadingView& reading) {
  auto claim = claim_of_columns(row.text(2), row.text(3));
  if (!claim) throw DatabaseError{claim.error().message};
  const std::string id = claim_id(reading, *claim);
  return {row.integer(0),      row.integer(1),     id, std::move(*claim), row.text(2), row.text(4),
          relation_at(row, 5), row.integer(6) != 0};
}

FlagView flag_view(const Statement& row) {
  FlagView flag{row.text(0),
                static_cast<FlagKind>(row.integer(1)),
                static_cast<FlagRule>(row.integer(2)),
                Key{row.text(3), row.text(4), row.text(5), row.text(6)},
                row.integer(7) != 0,
                row.integer(8) != 0,
                row.integer(9),
                row.integer(10),
                {}};
  for (const std::string& claim : split(row.text(11))) flag.support.push_back(std::stoll(claim));
  flag.row = row.integer(12);
  flag.severity = static_cast<Severity>(row.integer(13));
  flag.day = Day(std::chrono::days(row.integer(14)));
  flag.gained = row.text(15);
  return flag;
}

std::vector<FlagView> flags_of(Statement& row) {
  std::vector<FlagView> out;
  while (row.next()) out.push_back(flag_view(row));
  return out;
}

}  // namespace claimwatch
