#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <regex>

#include "monitor/index/identity.h"

namespace claimwatch {
namespace {

/// Longer titles are cut before they are matched: std::regex recurses with the length of what it reads.
constexpr std::size_t longest_title = 1000;

const std::regex& bracketed_mark() {
  static const std::regex mark(
      R"([\(\[]\s*(?:(?:종합|업데이트|수정|정정|상보|속보)\s*(\d?)(?:보)?|(\d)보|(?:updated?|correct(?:s|ed))\b\s*(\d?)[^\)\]]*)\s*[\)\]])",
      std::regex::icase | std::regex::optimize);
  return mark;
}

const std::regex& leading_mark() {
  static const std::regex mark(R"(^\s*(?:updated?|correct(?:s|ed|ion))\s*(\d?)\s*(?:-|:|–)\s*)",
                               std::regex::icase | std::regex::optimize);
  return mark;
}

int rank_of(const std::smatch& match) {
  for (std::size_t group = 1; group < match.size(); ++group) {
    if (match[group].length() > 0) return std::stoi(match[group].str());
  }
  // "속보" is how a story begins: it marks no newer version, and is yet no part of the title.
  return match.str().find("속보") == std::string::npos ? 1 : 0;
}

std::string cut(std::string_view title) { return std::string(title.substr(0, longest_title)); }

char lower(char letter) { return static_cast<char>(std::tolower(static_cast<unsigned char>(letter))); }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

/// "m.example.com" and "www.example.com" are "example.com"; the last two labels always stay.
std::string canonical_host(std::string_view host) {
  std::vector<std::string> labels(1);
  for (const char letter : lowered(host)) {
    if (letter == '.')
      labels.emplace_back();
    else
      labels.back() += letter;
  }
  std::string out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool variant = labels[i] == "m" || labels[i] == "mobile" || labels[i] == "amp" || labels[i] == "www";
    if (variant && i + 2 < labels.size()) continue;
    out += (out.empty() ? "" : ".") + labels[i];
  }
  return out;
}

bool tracks(std::string_view parameter) {
  constexpr std::array<std::string_view, 17> names = {"fbclid", "gclid",  "dclid",  "gbraid",  "wbraid", "msclkid",
                                                      "yclid",  "twclid", "igshid", "igsh",    "mc_cid", "mc_eid",
                                                      "cmpid",  "_ga",    "_gl",    "mkt_tok", "ocid"};
  const std::string name = lowered(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || std::ranges::find(names, name) != names.end();
}

/// "기사" of "%EA%B8%B0%EC%82%AC", and letters and digits; what parts an address stays as it is.
std::string decoded(std::string_view address) {
  std::string out;
  while (!address.empty()) {
    unsigned byte = 0;
    const bool escaped = address.starts_with('%') && address.size() > 2 &&
                         std::from_chars(address.data() + 1, address.data() + 3, byte, 16).ptr == address.data() + 3;
    const bool plain = escaped && (byte >= 0x80 || std::isalnum(static_cast<int>(byte)) || byte == '-' || byte == '_' ||
                                   byte == '.' || byte == '~');
    out += plain ? std::string(1, static_cast<char>(byte))
                 : (escaped ? lowered(address.substr(0, 3)) : std::string(address.substr(0, 1)));
    address.remove_prefix(escaped ? 3 : 1);
  }
  return out;
}

/// The parameters that name a page, in one order.
std::string canonical_query(std::string_view query) {
  std::vector<std::string_view> parameters;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    if (end > 0 && !tracks(query.substr(0, end))) parameters.push_back(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  std::ranges::sort(parameters);
  std::string out;
  for (const auto parameter : parameters) out.append(out.empty() ? "?" : "&").append(parameter);
  return out;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const auto query_at = std::min(url.find('?'), url.size());
  const std::string_view query = query_at < url.size() ? url.substr(query_at + 1) : std::string_view();
  url = url.substr(0, query_at);
  const auto path_at = std::min(url.find('/'), url.size());
  std::string_view path = url.substr(path_at);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string_view host = url.substr(0, path_at);
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port)) host.remove_suffix(port.size());
  }
  return canonical_host(host) + decoded(path) + canonical_query(decoded(query));
}

std::string normalised_title(std::string_view title) {
  std::string bare = std::regex_replace(cut(title), bracketed_mark(), " ");
  bare = std::regex_replace(bare, leading_mark(), "");
  std::erase_if(bare, [](unsigned char byte) { return byte < 0x80 && !std::isalnum(byte); });
  return lowered(bare);
}

int newer_mark(std::string_view title) {
  const std::string text = cut(title);
  int mark = 0;
  for (std::sregex_iterator match(text.begin(), text.end(), bracketed_mark()), end; match != end; ++match) {
    mark = std::max(mark, rank_of(*match));
  }
  std::smatch leading;
  if (std::regex_search(text, leading, leading_mark())) mark = std::max(mark, rank_of(leading));
  return mark;
}

bool says_corrected(std::string_view head) {
  constexpr std::array<std::string_view, 7> beginnings = {
      "(corrects", "(updates", "(adds", "correction:", "[정정", "(정정", "[수정"};
  const std::string begin = lowered(head.substr(0, 80));
  return std::ranges::any_of(beginnings, [&](std::string_view words) { return begin.starts_with(words); });
}

}  // namespace claimwatch
