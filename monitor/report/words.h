#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/claim/claim.h"
#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"

// What reports say of a value, a key, a day and a quote, in words for people.

namespace claimwatch {

/// Of a claim of this key: "about 27%", "> $13 bn", "20% to 25%", "up to $500 bn", "exclusive"; 약 27%, 130억 달러
/// 이상, 독점.
std::string value_words(const Value& value, const Key& key, const Rules& rules, Lang lang);

/// What qualifies a value: "", "planned, reported", "former", "denied"; 계획.
std::string qualifiers(const Claim& claim, Lang lang);

/// "2025-10-28", or "≤ 2025-10-28" where only the file's time says so.
std::string day_words(const ReadingView& reading);

/// "Microsoft → OpenAI", or the one of them that a topic has; 마이크로소프트 → 오픈AI.
std::string parties(const Key& key, const Rules& rules, Lang lang);

/// "exclusivity (compute)"; 독점 (컴퓨팅).
std::string topic_words(const Key& key, const Rules& rules, Lang lang);

/// "Exclusivity"; 독점. English where the topic's file has no other name.
std::string title_words(const std::string& topic, const Rules& rules, Lang lang);

/// The outlet, else the file.
std::string source_words(const ReadingView& reading);

/// A quote as one line of at most `cells`, cut at either end or both so that its `words` stay.
std::string cut_around(std::string_view text, Range words, std::size_t cells);

/// Whether a claim that supports a flag repeats its new side; else it repeats the old one.
bool supports_new_side(const FlagView& flag, const Claim& support, const Contents& contents, const Rules& rules);

/// A claim's words where they stand.
struct Quote {
  std::string_view text;  ///< The quote, or more of its article.
  Range words;            ///< The quote in it.
  Range value = {};       ///< Of them those that say the value.
};

/// Two quotes, in quotation marks inside what is around them. The words that differ are marked; the values instead when
/// the two have too little in common for that to help.
struct MarkedQuotes {
  std::string before, after;
};
MarkedQuotes marked_quotes(const Quote& before, const Quote& after, const Style& style);

}  // namespace claimwatch
