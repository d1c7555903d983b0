#include "monitor/readers/html_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diffcore/text/decode.h"
#include "diffcore/text/utf8.h"
#include "monitor/readers/lines.h"

namespace claimwatch {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view tag, const std::array<std::string_view, size>& tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

bool shows_no_words(std::string_view tag) {
  static constexpr auto tags = std::to_array<std::string_view>(
      {"head",  "script", "style",  "template", "noscript", "svg",      "iframe",   "object",
       "audio", "video",  "canvas", "button",   "select",   "textarea", "datalist", "dialog",
       "rt",    "rp",     "map",    "!--",      "noframes", "title"});
  return is_one_of(tag, tags);
}

bool is_block(std::string_view tag) {
  static constexpr auto tags = std::to_array<std::string_view>(
      {"#document", "html", "body",  "address", "article", "aside",    "blockquote", "caption", "center",  "dd",
       "details",   "dir",  "div",   "dl",      "dt",      "fieldset", "figcaption", "figure",  "footer",  "form",
       "h1",        "h2",   "h3",    "h4",      "h5",      "h6",       "header",     "hgroup",  "hr",      "legend",
       "li",        "main", "menu",  "nav",     "ol",      "p",        "pre",        "section", "summary", "table",
       "tbody",     "td",   "tfoot", "th",      "thead",   "tr",       "ul"});
  return is_one_of(tag, tags);
}

bool is_heading(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'; }

bool is_list(std::string_view tag) { return tag == "ul" || tag == "ol" || tag == "menu" || tag == "dir"; }

/// "display:none" in a style, with any white space in it.
bool hides(std::string_view style) {
  std::string plain = lower(style);
  std::erase_if(plain, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  // The last three hide what a mailbox shows beside a mail's subject.
  for (const std::string_view way :
       {"display:none", "visibility:hidden", "mso-hide:all", "max-height:0", "font-size:0"}) {
    const std::size_t at = plain.find(way);
    if (at != std::string::npos && plain.compare(at + way.size(), 1, ".") != 0) return true;
  }
  return false;
}

bool is_hidden(const HtmlNode& node) {
  return node.has("hidden") || node.attribute("aria-hidden") == "true" || hides(node.attribute("style"));
}

/// The elements around an article. They are hidden only for a while: until a script has run, or below a dialog that
/// was open when the page was saved.
NodeSet around_articles(const HtmlPage& page) {
  NodeSet around(page.size());
  for (std::size_t i = page.size(); i-- > 1;) {
    if (around[i] || page[i].is("article") || page[i].is("main") || page[i].is("h1")) around[page[i].parent] = true;
  }
  return around;
}

/// Soft hyphens and other characters without width, which break words that a reader sees whole.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x200B || c == 0x200C || c == 0x2060 || c == 0xFEFF;
}

/// "27%<sup><a href="#1">1</a></sup>" shows where a note belongs; "10<sup>9</sup>" is a number.
bool is_note_mark(const HtmlPage& page, std::size_t node) {
  if (!page[node].is("sup")) return false;
  for (std::size_t i = node + 1; i < page[node].end; ++i) {
    if (page[i].is("a")) return true;
  }
  return false;
}

/// Text with the white space of its source collapsed as browsers do, and lines where <br> stands.
class Line {
 public:
  void add(std::string_view text, bool keeps_lines) {
    for (std::size_t at = 0; at < text.size();) {
      const Character c = character_at(text, at);
      const std::string_view bytes = text.substr(at, c.size);
      at = c.end();
      if (is_unseen(c.value)) continue;
      if (c.value == '\n' && keeps_lines) {
        break_line();
      } else if (is_space(c.value)) {
        blank_ = true;
      } else {
        if (blank_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
        blank_ = false;
        text_ += bytes;
      }
    }
  }
  void break_line() {
    blank_ = false;
    if (!text_.empty()) text_ += '\n';
  }
  std::size_t size() const { return text_.size(); }
  std::string take() {
    blank_ = false;
    return std::exchange(text_, {});
  }

 private:
  std::string text_;
  bool blank_ = false;
};

/// The words of what lies in `root`, in one line; less what lies in `dropped`, if that is not empty.
std::string line_of(const HtmlPage& page, std::size_t root, const NodeSet& dropped) {
  Line line;
  for (std::size_t i = root; i < page[root].end; ++i) {
    if ((!dropped.empty() && dropped[i]) || is_note_mark(page, i)) {
      i = page[i].end - 1;
    } else if (page[i].is_text()) {
      line.add(page[i].text, false);
    } else if (page[i].is("br") || is_block(page[i].tag)) {
      line.add(" ", false);
    }
  }
  return line.take();
}

/// The cells of a table by its rows; none when the table only lays out a page: when a cell holds a table, a list, a
/// heading or several paragraphs, or when there is only one column or one row.
std::optional<std::vector<std::vector<std::size_t>>> cells_of(const HtmlPage& page, std::size_t table) {
  std::vector<std::vector<std::size_t>> rows;
  std::size_t most = 0, paragraphs = 0;
  for (std::size_t i = table + 1; i < page[table].end; ++i) {
    const std::string& tag = page[i].tag;
    if (tag == "table" || tag == "form" || is_list(tag) || is_heading(tag)) return std::nullopt;
    if (tag == "tr") rows.emplace_back();
    if (tag == "p" && ++paragraphs > 1) return std::nullopt;
    if ((tag != "td" && tag != "th") || rows.empty()) continue;
    paragraphs = 0;
    rows.back().push_back(i);
    most = std::max(most, rows.back().size());
  }
  if (most < 2 || rows.size() < 2) return std::nullopt;
  return rows;
}

std::string table_text(const HtmlPage& page, const std::vector<std::vector<std::size_t>>& rows,
                       const NodeSet& dropped) {
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (const std::size_t cell : row) {
      const std::string words = line_of(page, cell, dropped);
      if (!words.empty()) line += (line.empty() ? "" : " | ") + words;
    }
    if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

/// Walks a page and gathers its blocks.
class BlockReader {
 public:
  BlockReader(const HtmlPage& page, const NodeSet& dropped) : page_(page), dropped_(dropped) {}

  std::vector<HtmlBlock> read(std::size_t root) {
    for (std::size_t i = root; i < page_[root].end;) {
      leave(i);
      i = enter(i, root);
    }
    leave(page_[root].end);
    flush(root);
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::size_t node;
    std::size_t items = 0;  ///< Of a list.
  };

  /// Gives the node to go on with.
  std::size_t enter(std::size_t i, std::size_t root) {
    const HtmlNode& node = page_[i];
    if (dropped_[i] || is_note_mark(page_, i)) return node.end;
    if (node.is_text()) {
      const std::size_t before = line_.size();
      line_.add(node.text, in_pre_ > 0);
      if (link_end_ > i) linked_ += line_.size() - before;
      return i + 1;
    }
    if (node.is("br")) line_.break_line();
    if (node.is("a")) link_end_ = std::max(link_end_, node.end);
    if (!is_block(node.tag)) return i + 1;
    flush(open_.empty() ? root : open_.back().node);
    if (node.is("table")) {
      if (const auto rows = cells_of(page_, i)) {
        add({HtmlBlock::Kind::table, table_text(page_, *rows, dropped_), i, 0});
        return node.end;
      }
    }
    open_.push_back({i});
    if (node.is("pre")) ++in_pre_;
    if (node.is("li")) begin_item(i);
    return i + 1;
  }

  void leave(std::size_t i) {
    while (!open_.empty() && page_[open_.back().node].end <= i) {
      flush(open_.back().node);
      if (page_[open_.back().node].is("pre")) --in_pre_;
      if (page_[open_.back().node].is("li")) mark_.clear();
      open_.pop_back();
    }
  }

  void begin_item(std::size_t) {
    mark_ = "- ";
    for (auto list = open_.rbegin(); list != open_.rend(); ++list) {
      const std::string& tag = page_[list->node].tag;
      if (!is_list(tag)) continue;
      ++list->items;
      if (tag == "ol") mark_ = std::to_string(list->items) + ". ";
      return;
    }
  }

  HtmlBlock::Kind kind_of(std::size_t node) const {
    if (!mark_.empty()) return HtmlBlock::Kind::item;
    return is_heading(page_[node].tag) ? HtmlBlock::Kind::heading : HtmlBlock::Kind::paragraph;
  }

  /// Several <br> end a paragraph, one only a line.
  void flush(std::size_t node) {
    const std::size_t linked = std::exchange(linked_, 0);
    const std::string text = line_.take();
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", start), text.size());
      std::string part = text.substr(start, end - start);
      while (part.ends_with('\n') || part.ends_with(' ')) part.pop_back();
      const HtmlBlock::Kind kind = kind_of(node);
      if (!part.empty()) add({kind, std::exchange(mark_, {}) + part, node, std::min(linked, part.size())});
      start = std::min(text.find_first_not_of('\n', end), text.size());
    }
  }

  void add(HtmlBlock block) {
    if (!block.text.empty()) blocks_.push_back(std::move(block));
  }

  const HtmlPage& page_;
  const NodeSet& dropped_;
  std::vector<HtmlBlock> blocks_;
  std::vector<Open> open_;
  Line line_;
  std::string mark_;  ///< Of the list's item whose first block is still to come.
  std::size_t linked_ = 0, link_end_ = 0, in_pre_ = 0;
};

}  // namespace

NodeSet unshown(const HtmlPage& page) {
  NodeSet marked(page.size());
  const NodeSet around = around_articles(page);
  for (std::size_t i = 0; i < page.size(); ++i) {
    marked[i] = shows_no_words(page[i].tag) || (is_hidden(page[i]) && !around[i] && !page[i].is("body"));
  }
  return marked;
}

std::vector<HtmlBlock> blocks_of(const HtmlPage& page, std::size_t root, const NodeSet& dropped) {
  return BlockReader(page, dropped).read(root);
}

std::string words_of(const HtmlPage& page, std::size_t root) {
  static const NodeSet none;
  return line_of(page, root, none);
}

std::string text_of_blocks(const std::vector<HtmlBlock>& blocks) {
  std::string text;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const HtmlBlock& block = blocks[i];
    const bool in_list = block.kind == HtmlBlock::Kind::item && i > 0 && blocks[i - 1].kind == block.kind;
    if (!text.empty()) text += in_list ? "\n" : "\n\n";
    if (block.kind == HtmlBlock::Kind::heading) text += "## ";
    text += block.text;
  }
  return text.empty() ? text : normalised(text) + '\n';
}

Result<std::string> text_of_html_fragment(std::string_view utf8) {
  const auto page = parse_html(utf8);
  if (!page) return page.error();
  return text_of_blocks(blocks_of(*page, 0, unshown(*page)));
}

}  // namespace claimwatch
