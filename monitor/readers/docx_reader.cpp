#include <algorithm>
#include <array>
#include <set>

#include "diffcore/text/decode.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/own_words.h"
#include "monitor/readers/reader.h"
#include "monitor/readers/xml.h"
#include "monitor/readers/zip_archive.h"

// Word's documents (.docx): XML files in a ZIP archive. Source: ECMA-376, part 1.

namespace claimwatch {
namespace {

const xmlNode* child_of(const xmlNode* element, std::string_view name) {
  if (element == nullptr) return nullptr;
  for (const xmlNode* child : children_of(*element)) {
    if (local_name(*child) == name) return child;
  }
  return nullptr;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

/// Ids of the styles that make a headline; they are numbers in Korean Word.
std::set<std::string> heading_styles(const xmlNode* styles) {
  std::set<std::string> ids;
  if (styles == nullptr) return ids;
  for (const xmlNode* style : children_of(*styles)) {
    const xmlNode* name = child_of(style, "name");
    const std::string called = name == nullptr ? "" : lower(attribute_of(*name, "val"));
    if (called.starts_with("heading") || called == "title") ids.insert(attribute_of(*style, "styleId"));
  }
  return ids;
}

/// Writes the text that readers see: what was inserted, and not what was deleted, hidden or drawn.
class DocumentText {
 public:
  explicit DocumentText(std::set<std::string> headings) : headings_(std::move(headings)) {}

  std::string of(const xmlNode& body) {
    add_blocks(body);
    end_paragraph();
    return std::move(text_);
  }
  /// The headline that the text begins with, which is no part of it.
  const std::string& title() const { return title_; }

 private:
  static bool is_left_out(std::string_view name) {
    return is_one_of(name, {"del", "moveFrom", "drawing", "pict", "object", "instrText", "rt", "Fallback", "rPr", "pPr",
                            "footnoteReference", "endnoteReference"});
  }

  void add_blocks(const xmlNode& parent) {
    for (const xmlNode* child : children_of(parent)) {
      const std::string_view name = local_name(*child);
      if (name == "p") {
        add_paragraph(*child);
      } else if (name == "tbl") {
        add_table(*child);
      } else if (!is_left_out(name) && name != "sectPr") {
        add_blocks(*child);
      }
    }
  }

  void add_paragraph(const xmlNode& paragraph) {
    const xmlNode* properties = child_of(&paragraph, "pPr");
    const std::string words = words_of(paragraph);
    const bool heading = is_heading(properties);
    if (heading && text_.empty() && paragraph_.empty() && title_.empty()) {
      title_ = in_one_line(words);
      return;
    }
    if (paragraph_.empty() && !stripped(words).empty()) {
      if (heading) paragraph_ = "## ";
      item_ = !heading && is_item(properties);
      if (item_) paragraph_ = "- ";
    }
    paragraph_ += words;
    // A deleted end of a paragraph joins it with the next.
    if (child_of(child_of(properties, "rPr"), "del") == nullptr) end_paragraph();
  }

  void end_paragraph() {
    const std::string_view words = stripped(paragraph_);
    if (!words.empty()) {
      if (!text_.empty()) text_ += item_ && after_item_ ? "\n" : "\n\n";
      text_ += words;
      after_item_ = item_;
    }
    paragraph_.clear();
    item_ = false;
  }

  void add_table(const xmlNode& table) {
    end_paragraph();
    std::vector<std::vector<const xmlNode*>> rows;
    std::size_t columns = 0;
    for (const xmlNode* row : children_of(table)) {
      if (local_name(*row) != "tr" || child_of(child_of(row, "trPr"), "del") != nullptr) continue;
      rows.emplace_back();
      for (const xmlNode* cell : children_of(*row)) {
        if (local_name(*cell) == "tc") rows.back().push_back(cell);
      }
      columns = std::max(columns, rows.back().size());
    }
    if (columns < 2) return add_frame(rows);
    std::string lines;
    for (const auto& row : rows) {
      std::string line;
      for (const xmlNode* cell : row) line += (line.empty() ? "" : " | ") + in_one_line(words_of(*cell));
      if (line.find_first_not_of(" |") != std::string::npos) lines += line + '\n';
    }
    paragraph_ = std::move(lines);
    end_paragraph();
  }

  /// A table of one column is a frame around text.
  void add_frame(const std::vector<std::vector<const xmlNode*>>& rows) {
    for (const auto& row : rows) {
      for (const xmlNode* cell : row) add_blocks(*cell);
    }
  }

  bool is_heading(const xmlNode* properties) const {
    const xmlNode* style = child_of(properties, "pStyle");
    if (child_of(properties, "outlineLvl") != nullptr) return true;
    return style != nullptr && headings_.contains(attribute_of(*style, "val"));
  }

  static bool is_item(const xmlNode* properties) {
    const xmlNode* numbering = child_of(child_of(properties, "numPr"), "numId");
    return numbering != nullptr && attribute_of(*numbering, "val") != "0";
  }

  static std::string words_of(const xmlNode& parent) {
    std::string words;
    for (const xmlNode* child : children_of(parent)) {
      const std::string_view name = local_name(*child);
      if (is_left_out(name)) continue;
      if (name == "t") {
        words += text_in(*child);
      } else if (name == "tab") {
        words += ' ';
      } else if (name == "br" || name == "cr") {
        words += '\n';
      } else if (name == "noBreakHyphen") {
        words += '-';
      } else if (name != "r" || child_of(child_of(child, "rPr"), "vanish") == nullptr) {
        words += words_of(*child) + (name == "p" ? " " : "");
      }
    }
    return words;
  }

  const std::set<std::string> headings_;
  std::string text_, paragraph_, title_;
  bool item_ = false, after_item_ = false;
};

std::string text_at(const xmlNode* properties, std::string_view name) {
  const xmlNode* value = child_of(properties, name);
  return value == nullptr ? "" : std::string(stripped(text_in(*value)));
}

/// Titles that programs give when nobody else does.
bool says_nothing(const std::string& title) {
  const std::string plain = lower(title);
  return plain.starts_with("microsoft word") || plain.starts_with("untitled") || plain.starts_with("document") ||
         plain.ends_with(".docx") || plain.ends_with(".doc") || title.starts_with("제목 없음");
}

/// The properties tell when the file was made: dates of the text itself count before them.
void take_properties(const xmlNode& properties, const InboxItem& item, Article& article) {
  if (const std::string title = text_at(&properties, "title"); !says_nothing(title)) {
    offer("title", normalised(in_one_line(title)), "document properties", item, article);
  }
  if (date_lines_of(article.text).published) return;
  offer("published", text_at(&properties, "created"), "document properties", item, article);
  const std::string modified = text_at(&properties, "modified");
  if (!article.published.value.empty() && modified > article.published.value)
    offer("modified", modified, "document properties", item, article);
}

std::string main_part(const ZipArchive& archive) {
  for (const std::string& name : archive.names()) {
    if (name.starts_with("word/document") && name.ends_with(".xml")) return name;
  }
  return {};
}

/// What a ZIP archive without a Word document is.
std::string kind_of(const ZipArchive& archive) {
  const auto type = archive.has("mimetype") ? archive.read("mimetype") : Result<std::string>(std::string());
  const std::string mime = type ? *type : "";
  if (mime.find("epub") != std::string::npos) return "an EPUB book";
  if (mime.find("hwp") != std::string::npos) return "a HWPX document";
  if (mime.find("opendocument") != std::string::npos) return "an OpenDocument file";
  if (archive.has("xl/workbook.xml")) return "an Excel workbook";
  if (archive.has("ppt/presentation.xml")) return "a PowerPoint presentation";
  return "a ZIP archive";
}

Result<XmlDocument> xml_at(const ZipArchive& archive, const std::string& name) {
  const auto bytes = archive.read(name);
  if (!bytes) return bytes.error();
  const auto decoded = decode(*bytes);
  if (!decoded) return decoded.error();
  return parse_xml(decoded->text);
}

Result<std::vector<Part>> read_docx(const InboxItem& item, const Rules& /*rules*/) {
  const auto archive = ZipArchive::open(item.bytes);
  if (!archive) return Error{item.name + ": " + archive.error().message};
  const std::string name = main_part(*archive);
  if (name.empty()) {
    return Error{item.name + ": " + kind_of(*archive) + " is not read yet; save the article as .txt, .html or .docx"};
  }
  const auto document = xml_at(*archive, name);
  if (!document) return Error{item.name + ": " + document.error().message};
  const auto styles =
      archive->has("word/styles.xml") ? xml_at(*archive, "word/styles.xml") : Result<XmlDocument>(XmlDocument());
  const bool styled = styles && *styles != nullptr;
  DocumentText text(heading_styles(styled ? xmlDocGetRootElement(styles->get()) : nullptr));
  Article article;
  article.text = normalised(text.of(*xmlDocGetRootElement(document->get())));
  article.charset = "UTF-8";
  if (archive->has("docProps/core.xml")) {
    const auto core = xml_at(*archive, "docProps/core.xml");
    if (core) take_properties(*xmlDocGetRootElement(core->get()), item, article);
  }
  if (article.title.value.empty() && !text.title().empty()) article.title = {normalised(text.title()), "text"};
  return only_part(item, std::move(article));
}

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

}  // namespace

Reader docx_reader() { return {"a ZIP archive", is_zip, {".docx", ".zip", ".hwpx", ".odt", ".epub"}, read_docx}; }

}  // namespace claimwatch
