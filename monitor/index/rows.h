#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "monitor/index/database.h"
#include "monitor/index/index.h"

// Rows of the index's tables as reports see them. What is wrong with one is thrown as a DatabaseError.

namespace claimwatch {

inline constexpr std::string_view placement_columns = "standing, article, version, copy_of, day, earlier_tellings";
Placement placement_at(const Statement& row, int column);

/// "SELECT … FROM readings ", for `reading_view`.
extern const std::string_view reading_columns;
ReadingView reading_view(const Statement& row);

/// "SELECT … FROM claims ", for `claim_view`.
extern const std::string_view claim_columns;
ClaimView claim_view(const Statement& row, const ReadingView& reading);
std::optional<Relation> relation_at(const Statement& row, int column);

/// "SELECT … FROM flags ", for `flags_of`.
extern const std::string_view flag_columns;
std::vector<FlagView> flags_of(Statement& row);
/// The row that the statement stands at.
FlagView flag_view(const Statement& row);

Day day_of(const std::string& text);
std::string joined(const std::vector<std::string>& lines);
std::vector<std::string> split(std::string_view text);
/// The shown name of an item; of an element its own id: which of the feeds that have it was read first decides nothing.
std::string doc_of(const std::string& item, const std::string& id);

inline constexpr std::size_t claim_id_digits = 10;
/// What tells a claim from all others, whenever and however often it was read.
std::string claim_id(const std::string& article, const std::string& text_hash, int earlier_tellings, const Key& key,
                     const std::string& value, const std::string& high, std::string_view time);

}  // namespace claimwatch
