#include "monitor/store/commit_words.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <optional>

#include "diffcore/text/width.h"
#include "monitor/readers/when.h"

namespace claimwatch {
namespace {

constexpr std::size_t slug_length = 48;
constexpr std::size_t name_cells = 100, subject_cells = 200;
constexpr std::string_view unknown_source = "unknown source";

/// Any script in ASCII letters, as far as ICU knows it.
std::string romanised(std::string_view title) {
  static const std::unique_ptr<icu::Transliterator> latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    assert(U_SUCCESS(status));
    return made;
  }();
  auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(title.data(), static_cast<std::int32_t>(title.size())));
  wide.truncate(4 * slug_length);  // of more nothing would be left
  latin->transliterate(wide);
  std::string out;
  return wide.toUTF8String(out);
}

/// One line without control characters, runs of white space as one space.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == 0x7f;
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// A source as git takes it for a name: no angle brackets, and none of the signs that git itself trims at its ends.
std::string git_name(std::string_view source) {
  std::string name;
  for (const char c : source) name += c == '<' || c == '>' ? ' ' : c;
  name = cut_to_width(one_line(name), name_cells);
  constexpr std::string_view trimmed_by_git = " .,:;\"\\'";
  const auto start = name.find_first_not_of(trimmed_by_git);
  if (start == std::string::npos) return std::string(unknown_source);
  return name.substr(start, name.find_last_not_of(trimmed_by_git) - start + 1);
}

bool fits_git(std::int64_t seconds) {
  constexpr std::int64_t end_of_2105 = 4'291'747'200;
  return 0 <= seconds && seconds < end_of_2105;
}

}  // namespace

std::string slug_of(std::string_view title) {
  std::string slug;
  for (const char c : romanised(title)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  slug.resize(std::min(slug.size(), slug_length));
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "untitled" : slug;
}

std::string reading_path(const NewReading& reading, std::string_view hash) {
  std::string day = iso(reading.article.published_day());
  std::ranges::replace(day, '-', '/');
  return day + '/' + slug_of(reading.article.title.value) + '-' + std::string(hash.substr(0, 8)) + '-' +
         reading.read_at;
}

std::int64_t seconds_of_reading(std::string_view read_at) {
  assert(read_at.size() == 16 && read_at[8] == 'T' && read_at[15] == 'Z');
  const std::string spelt = std::string(read_at.substr(0, 4)) + '-' + std::string(read_at.substr(4, 2)) + '-' +
                            std::string(read_at.substr(6, 5)) + ':' + std::string(read_at.substr(11, 2)) + ':' +
                            std::string(read_at.substr(13));
  const auto when = when_of(spelt);
  assert(when);
  return unix_seconds(*when);
}

Author author_of(const NewReading& reading) {
  const Article& article = reading.article;
  Author author{git_name(article.source.value), seconds_of_reading(reading.read_at), 0};
  auto when = when_of(article.published.value);
  if (!when) return author;
  // A day begins at home: Korea's at +09:00, so that `git log` shows the article's own date.
  if (!when->zone && article.lang.value == "ko") when->zone = std::chrono::hours(9);
  if (!fits_git(unix_seconds(*when))) return author;
  author.seconds = unix_seconds(*when);
  author.offset_minutes = static_cast<int>(when->zone.value_or(std::chrono::minutes(0)).count());
  return author;
}

std::string commit_message(const NewReading& reading) {
  const std::string subject = cut_to_width(one_line(reading.article.title.value), subject_cells);
  return (subject.empty() ? "untitled" : subject) + "\n\nSource: " + git_name(reading.article.source.value) +
         "\nPublished: " + reading.article.published.value + "\nClaims: " + std::to_string(reading.claims) + '\n';
}

}  // namespace claimwatch
