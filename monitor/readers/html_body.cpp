#include "monitor/readers/html_body.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "diffcore/text/utf8.h"
#include "diffcore/text/width.h"
#include "monitor/readers/html_select.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/when.h"

namespace claimwatch {
namespace {

constexpr std::size_t shortest_article = 40;    // in cells: a flash of one sentence
constexpr std::size_t widest_notice = 200;      // lines that say "no redistribution" and more are prose
constexpr std::size_t widest_signature = 80;    // "Hong Gildong, hong@example.com"
constexpr std::size_t shortest_paragraph = 25;  // where running text is looked for

using Words = std::set<std::string, std::less<>>;

/// Text as compared with others: in lower case, letters and digits alone.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (is_letter(c.value) || is_digit(c.value)) out += text.substr(at, c.size);
    at = c.end();
  }
  return lower_cased(out);
}

bool is_linked(const HtmlBlock& block) {
  return block.kind != HtmlBlock::Kind::table && block.linked * 10 >= block.text.size() * 8;
}

std::size_t width_of(const std::vector<HtmlBlock>& blocks) {
  std::size_t width = 0;
  for (const HtmlBlock& block : blocks) width += is_linked(block) ? 0 : display_width(block.text);
  return width;
}

/// "hong@example.co.kr"
bool has_mail_address(std::string_view line) {
  const std::size_t sign = line.find('@');
  if (sign == 0 || sign == std::string_view::npos || sign + 1 >= line.size()) return false;
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return is_part(line[sign - 1]) && is_part(line[sign + 1]) && line.find('.', sign) != std::string_view::npos;
}

bool is_live_blog(const HtmlPage& page) {
  return std::ranges::any_of(page, [&](const HtmlNode& node) {
    return node.is_text() && page[node.parent].is("script") &&
           page[node.parent].attribute("type") == "application/ld+json" &&
           node.text.find("\"LiveBlogPosting\"") != std::string::npos;
  });
}

class BodyFinder {
 public:
  BodyFinder(const HtmlPage& page, const std::vector<const Site*>& sites, std::string_view title)
      : page_(page),
        sites_(sites),
        title_(plain(title)),
        unshown_(unshown(page)),
        other_(other()),
        is_live_(is_live_blog(page)) {
    lies_in_other_ = other_;
    for (std::size_t i = 1; i < page.size(); ++i) {
      if (lies_in_other_[page[i].parent]) lies_in_other_[i] = true;
    }
  }

  HtmlBody find() const {
    for (const Site* site : sites_) {
      for (const Selector& selector : site->body) {
        HtmlBody body = read(largest(selected(page_, selector)));
        if (width_of(body.blocks) >= shortest_article) return body;
      }
    }
    HtmlBody body = read(by_running_text(other_));
    return width_of(body.blocks) >= shortest_article ? body : read(by_running_text(unshown_));
  }

 private:
  /// The nodes that show no words, or that rules say are no part of an article.
  NodeSet other() const {
    NodeSet marked = unshown_;
    Words words;
    for (const Site* site : sites_) words.insert(site->drop_words.begin(), site->drop_words.end());
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const HtmlNode& node = page_[i];
      if (marked[i] || node.is_text() || node.is("html") || node.is("body")) continue;
      marked[i] = is_named(node, words) || std::ranges::any_of(sites_, [&](const Site* site) {
                    return std::ranges::any_of(site->drop, [&](const Selector& s) { return is_selected(page_, i, s); });
                  });
    }
    return marked;
  }

  static bool is_named(const HtmlNode& node, const Words& words) {
    for (const std::string_view attribute : {"class", "id"}) {
      for (const std::string& word : words_of_name(node.attribute(attribute))) {
        if (words.contains(word)) return true;
      }
    }
    return false;
  }

  /// Of several elements the one with most text, and those beside it that are named like it: an article that
  /// advertisements cut in pieces. What lies in other parts of the page counts only when nothing else is there.
  std::vector<std::size_t> largest(std::vector<std::size_t> nodes) const {
    const auto in_other = [&](std::size_t node) { return lies_in_other_[node]; };
    if (!std::ranges::all_of(nodes, in_other)) std::erase_if(nodes, in_other);
    std::erase_if(nodes, [&](std::size_t node) { return unshown_[node]; });
    NodeSet dropped = with_shown(nodes, other_);
    std::size_t best = 0, most = 0, end = 0;
    for (const std::size_t node : nodes) {
      if (node < end) continue;  // in the one before
      end = page_[node].end;
      const std::size_t width = width_of(blocks_of(page_, node, dropped));
      if (width > most) std::tie(best, most) = std::pair(node, width);
    }
    if (most == 0) return {};
    if (page_[best].is("article") && !is_live_) return {best};  // beside it are others
    std::erase_if(nodes, [&](std::size_t node) {
      return page_[node].parent != page_[best].parent || page_[node].tag != page_[best].tag;
    });
    return nodes;
  }

  /// What is dropped when `roots` are read, whatever they are named themselves.
  static NodeSet with_shown(const std::vector<std::size_t>& roots, NodeSet dropped) {
    for (const std::size_t root : roots) dropped[root] = false;
    return dropped;
  }

  HtmlBody read(const std::vector<std::size_t>& roots) const {
    HtmlBody body{{}, roots};
    if (roots.empty()) return body;
    const NodeSet dropped = with_shown(roots, other_);
    std::vector<HtmlBlock> all;
    for (const std::size_t root : roots) std::ranges::move(blocks_of(page_, root, dropped), std::back_inserter(all));
    for (HtmlBlock& block : all) add(std::move(block), body.blocks);
    while (!body.blocks.empty() && body.blocks.back().kind == HtmlBlock::Kind::heading) body.blocks.pop_back();
    return body;
  }

  /// Links to other articles go together with the heading above them.
  void add(HtmlBlock block, std::vector<HtmlBlock>& blocks) const {
    if (is_linked(block)) {
      if (!blocks.empty() && blocks.back().kind == HtmlBlock::Kind::heading) blocks.pop_back();
    } else if (!is_own_title(block, blocks) && !is_notice(block)) {
      blocks.push_back(std::move(block));
    }
  }

  bool is_own_title(const HtmlBlock& block, const std::vector<HtmlBlock>& blocks) const {
    if (page_[block.node].is("h1") && blocks.empty()) return true;
    return block.kind != HtmlBlock::Kind::table && !title_.empty() && block.text.size() < 4 * title_.size() &&
           plain(block.text) == title_;
  }

  /// A line that is about the article or the page, not of it.
  bool is_notice(const HtmlBlock& block) const {
    const std::size_t width = display_width(block.text);
    if (width > widest_notice) return false;
    if (width <= widest_signature && has_mail_address(block.text)) return true;
    const std::string line = lower_cased(block.text), words = plain(block.text);
    if (words.empty() || when_of(block.text)) return true;
    return std::ranges::any_of(sites_, [&](const Site* site) {
      return std::ranges::any_of(site->drop_lines,
                                 [&](const std::string& notice) { return line.find(notice) != std::string::npos; }) ||
             std::ranges::any_of(site->whole_lines, [&](const std::string& whole) { return plain(whole) == words; });
    });
  }

  /// Where most of the running text is: paragraphs speak for the element that they stand in, and less for those around
  /// it; links speak against it. After Readability, which Firefox's reader view uses.
  std::vector<std::size_t> by_running_text(const NodeSet& dropped) const {
    const auto blocks = blocks_of(page_, 0, dropped);
    std::map<std::size_t, double> scores, linked;
    for (const HtmlBlock& block : blocks) {
      const std::size_t width = display_width(block.text);
      if (width < shortest_paragraph) continue;
      const HtmlNode& node = page_[block.node];
      const bool is_paragraph = node.is("p") || node.is("blockquote") || node.is("pre") || node.is("li");
      const std::size_t holder = is_paragraph ? node.parent : block.node;
      double score = is_linked(block) ? -1.0 : 1.0 + std::min(static_cast<double>(width) / 100.0, 3.0);
      score += static_cast<double>(std::ranges::count(block.text, ','));
      scores[holder] += score;
      scores[page_[holder].parent] += score / 2;
      scores[page_[page_[holder].parent].parent] += score / 4;
    }
    if (scores.empty()) return {0};
    const auto best = std::ranges::max_element(scores, {}, [](const auto& entry) { return entry.second; });
    return with_siblings(best->first, scores);
  }

  /// The element, and those beside it that are of its kind: of the same class, or with much running text of their own.
  std::vector<std::size_t> with_siblings(std::size_t best, const std::map<std::size_t, double>& scores) const {
    if (best == 0) return {0};
    const std::size_t parent = page_[best].parent;
    std::vector<std::size_t> roots;
    for (std::size_t i = parent + 1; i < page_[parent].end; i = page_[i].end) {
      const auto score = scores.find(i);
      const bool has_much = score != scores.end() && score->second >= std::max(10.0, scores.at(best) / 5);
      const std::string_view classes = page_[i].attribute("class");
      const bool is_alike = !classes.empty() && classes == page_[best].attribute("class");
      const bool is_paragraph = page_[i].is("p");
      if (i == best || (!lies_in_other_[i] && (has_much || is_alike || is_paragraph))) roots.push_back(i);
    }
    return roots;
  }

  const HtmlPage& page_;
  const std::vector<const Site*>& sites_;
  const std::string title_;
  const NodeSet unshown_;
  const NodeSet other_;
  const bool is_live_;     ///< Whether its articles are the posts of one that goes on.
  NodeSet lies_in_other_;  ///< Of `other_`, or in such an element.
};

}  // namespace

HtmlBody body_of(const HtmlPage& page, const std::vector<const Site*>& sites, std::string_view title) {
  return BodyFinder(page, sites, title).find();
}

}  // namespace claimwatch
