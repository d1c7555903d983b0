#include "monitor/readers/mail_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "diffcore/text/width.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/wrapped.h"

namespace claimwatch {
namespace {

template <std::size_t count>
bool has_one_of(std::string_view lower_cased, const std::array<std::string_view, count>& words) {
  return std::ranges::any_of(words, [&](auto word) { return lower_cased.find(word) != std::string_view::npos; });
}

// In lower case. Of the mail itself, not of its news: each stands in a short line or paragraph.
constexpr std::array<std::string_view, 27> about_mail = {"unsubscribe",
                                                         "view in browser",
                                                         "view this email in your browser",
                                                         "view online",
                                                         "view it in your browser",
                                                         "read online",
                                                         "update your preferences",
                                                         "manage your preferences",
                                                         "email preferences",
                                                         "you are receiving this",
                                                         "you received this",
                                                         "you're receiving this",
                                                         "this email was sent",
                                                         "this message was sent",
                                                         "add us to your address book",
                                                         "forward to a friend",
                                                         "all rights reserved",
                                                         "수신거부",
                                                         "수신 거부",
                                                         "구독 해지",
                                                         "구독해지",
                                                         "구독을 해지",
                                                         "웹에서 보기",
                                                         "브라우저에서 보기",
                                                         "발신전용",
                                                         "발신 전용",
                                                         "본 메일은"};
// What ends a subscription stands at the end: below it there is only an address.
constexpr std::array<std::string_view, 6> farewells = {"unsubscribe", "수신거부", "수신 거부",
                                                       "구독 해지",   "구독해지", "구독을 해지"};
constexpr std::size_t longest_about_mail = 300;  // in cells

constexpr std::array<std::string_view, 5> passed_on_marks = {"forwarded message", "original message", "전달된 메시지",
                                                             "원본 메시지", "전달된 메일"};

bool is_passed_on_mark(std::string_view line) {
  const std::string plain = lower(trimmed(line));
  if (plain.starts_with("begin forwarded message")) return true;
  return plain.starts_with("---") && has_one_of(plain, passed_on_marks);
}

/// The value of "From: Harbor Wire" in several languages' words; null for another line.
std::string PassedOn::*header_in(std::string_view line, std::string_view& value) {
  static constexpr std::pair<std::string_view, std::string PassedOn::*> names[] = {
      {"from:", &PassedOn::from},       {"보낸 사람:", &PassedOn::from}, {"보낸사람:", &PassedOn::from},
      {"발신:", &PassedOn::from},       {"date:", &PassedOn::date},      {"sent:", &PassedOn::date},
      {"보낸 날짜:", &PassedOn::date},  {"보낸날짜:", &PassedOn::date},  {"날짜:", &PassedOn::date},
      {"subject:", &PassedOn::subject}, {"제목:", &PassedOn::subject}};
  std::string_view plain = trimmed(line);
  while (plain.starts_with('*')) plain.remove_prefix(1);  // bold, as text
  const std::string start = lower(plain.substr(0, 40));
  for (const auto& [name, field] : names) {
    if (!start.starts_with(name)) continue;
    value = trimmed(plain.substr(name.size()));
    while (value.starts_with('*')) value = trimmed(value.substr(1));
    return field;
  }
  return nullptr;
}

bool is_other_header(std::string_view line) {
  const std::string start = lower(trimmed(line).substr(0, 40));
  return start.starts_with("to:") || start.starts_with("cc:") || start.starts_with("reply-to:") ||
         start.starts_with("받는 사람:") || start.starts_with("받는사람:") || start.starts_with("참조:");
}

/// Takes the headers that `lines` goes on with, and gives how many there were.
int take_headers(Lines& lines, PassedOn& mail) {
  int headers = 0;
  for (Lines next = lines; const auto line = next.take();) {
    std::string_view value;
    if (std::string PassedOn::*const field = header_in(*line, value)) {
      mail.*field = value;
      ++headers;
    } else if (!trimmed(*line).empty() && !is_other_header(*line)) {
      break;
    }
    lines = next;
  }
  return headers;
}

bool is_signature(std::string_view line) { return line == "--" || line == "-- "; }

/// "On Wed, Jan 22, 2025 at 10:12 AM Kim wrote:", "… 님이 작성:"
bool announces_quote(std::string_view line) {
  const std::string_view plain = trimmed(line);
  return plain.ends_with(" wrote:") || plain.ends_with("님이 작성:") || plain.ends_with("님이 쓴 글:");
}

std::size_t address_length(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) return 0;
  return std::min(text.find_first_of(" \t\n<>\"|)]"), text.size());
}

/// A line without "<https://…>", "(https://…)" and "[image: …]", which stand behind words for a link or a picture.
std::string without_addresses(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const char open = line[at];
    const std::size_t close = open == '<'   ? line.find('>', at)
                              : open == '(' ? line.find(')', at)
                              : open == '[' ? line.find(']', at)
                                            : std::string_view::npos;
    if (close != std::string_view::npos) {
      const std::string_view inner = trimmed(line.substr(at + 1, close - at - 1));
      if ((address_length(inner) == inner.size() && !inner.empty()) || inner.starts_with("image:") ||
          inner.starts_with("cid:")) {
        at = close + 1;
        while (!out.empty() && out.back() == ' ') out.pop_back();
        continue;
      }
    }
    out.push_back(line[at++]);
  }
  return out;
}

/// Whether a line has only addresses of the web, and rules of signs.
bool has_no_words(std::string_view line) {
  std::string rest(line);
  for (std::size_t at = rest.find("http"); at != std::string::npos; at = rest.find("http", at)) {
    const std::size_t length = address_length(std::string_view(rest).substr(at));
    if (length == 0) return false;
    rest.erase(at, length);
  }
  return std::ranges::none_of(rest, [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; });
}

/// The lines of a text that are its own, without their addresses.
std::vector<std::string> own_lines(std::string_view text) {
  std::vector<std::string> own;
  for (Lines lines{text}; const auto line = lines.take();) {
    if (is_signature(*line)) break;
    if (line->starts_with('>') || announces_quote(*line)) continue;
    if (is_passed_on_mark(*line) && !own.empty()) break;
    std::string plain = without_addresses(*line);
    if (!trimmed(plain).empty() && has_no_words(plain)) continue;
    own.push_back(std::move(plain));
  }
  return own;
}

/// Paragraphs: lines up to an empty one, whole again where a mail program has wrapped them.
std::vector<std::string> paragraphs_of(const std::vector<std::string>& lines) {
  constexpr std::size_t narrowest = 50;
  std::vector<std::string> paragraphs, open;
  const auto close = [&] {
    if (!open.empty()) paragraphs.push_back(unwrapped(open, narrowest) + '\n');
    open.clear();
  };
  for (const std::string& line : lines) {
    if (trimmed(line).empty()) {
      close();
    } else {
      open.push_back(line);
    }
  }
  close();
  return paragraphs;
}

bool is_about_mail(const std::string& paragraph) {
  return display_width(paragraph) <= longest_about_mail && has_one_of(lower(paragraph), about_mail);
}

}  // namespace

std::string unflowed(std::string_view text, bool delsp) {
  std::string out;
  for (Lines lines{text}; const auto whole = lines.take();) {
    std::string_view line = *whole;
    if (line.starts_with(' ')) line.remove_prefix(1);  // space-stuffed
    const bool flows = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
    if (flows && delsp) line.remove_suffix(1);
    out += line;
    if (!flows) out += '\n';
  }
  return out;
}

bool is_passed_on(std::string_view text, PassedOn& mail) {
  for (Lines lines{text}; const auto line = lines.take();) {
    if (!is_passed_on_mark(*line)) continue;
    const std::string_view above = text.substr(0, lines.next - line->size() - 1);
    if (take_headers(lines, mail) < 2) return false;
    mail.text = text.substr(std::min(lines.next, text.size()));
    return mail.text.size() > above.size();
  }
  return false;
}

std::string article_text(std::string_view text) {
  const std::vector<std::string> paragraphs = paragraphs_of(own_lines(text));
  std::string out;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (is_about_mail(paragraphs[i])) {
      if (i * 2 >= paragraphs.size() && has_one_of(lower(paragraphs[i]), farewells)) break;
      continue;
    }
    out += (out.empty() ? "" : "\n") + paragraphs[i];
  }
  return out;
}

std::size_t size_of_prose(std::string_view text) {
  constexpr std::size_t shortest = 40;  // in cells: shorter lines are links and headings
  std::size_t size = 0;
  for (Lines lines{text}; const auto line = lines.take();) {
    if (display_width(*line) >= shortest) size += line->size();
  }
  return size;
}

std::string title_of_subject(std::string_view subject) {
  constexpr std::array<std::string_view, 12> prefixes = {
      "re:", "fwd:", "fw:", "aw:", "wg:", "회신:", "답장:", "전달:", "(광고)", "[광고]", "re :", "fwd :"};
  subject = trimmed(subject);
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    if (!lower(subject.substr(0, prefixes[i].size())).starts_with(prefixes[i])) continue;
    subject = trimmed(subject.substr(prefixes[i].size()));
    i = static_cast<std::size_t>(-1);  // from the beginning: "Re: Fwd: Re: …"
  }
  return std::string(subject);
}

}  // namespace claimwatch
