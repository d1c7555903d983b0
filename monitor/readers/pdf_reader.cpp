#include <algorithm>

#include "diffcore/text/decode.h"
#include "monitor/readers/child.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/own_words.h"
#include "monitor/readers/pdf_text.h"
#include "monitor/readers/reader.h"

// PDF is read by poppler's tools, each in a process of its own: whatever becomes of it is one failed item.

namespace claimwatch {
namespace {

constexpr const char* file = "/dev/fd/3";

Error why_not(const InboxItem& item, const Error& error) {
  if (is_missing(error)) {
    return {item.name + ": PDF needs pdftotext, which is not installed; install poppler-utils, then scan again"};
  }
  return {item.name + ": " + error.message + "; save the article as .txt"};
}

Error why_not(const InboxItem& item, const ChildOutput& output) {
  if (lower(output.err).find("password") != std::string::npos) {
    return {item.name + ": the PDF is encrypted; save it without a password"};
  }
  const std::string_view said = stripped(std::string_view(output.err).substr(0, output.err.find('\n')));
  return {item.name + ": broken PDF (pdftotext: " +
          (said.empty() ? "exit code " + std::to_string(output.code) : normalised(std::string(said))) +
          "); fetch or save it again"};
}

/// Titles that programs give when nobody else does: of a file, or of the page's address.
bool says_nothing(std::string_view title) {
  const std::string plain = lower(title);
  if (plain.starts_with("microsoft word") || plain.starts_with("untitled") || plain.starts_with("http")) return true;
  const auto dot = plain.find_last_of('.');
  return dot != std::string::npos && plain.find(' ', dot) == std::string::npos && plain.size() - dot <= 5 &&
         plain.size() - dot > 2 && plain.find("…") == std::string::npos;
}

/// "CreationDate:   2025-01-22T10:12:00+09": whole minutes of the zone are left out.
std::string date_in(std::string_view value) {
  std::string date(value);
  const auto zone = date.find_last_of("+-");
  if (zone != std::string::npos && zone > 10 && date.size() - zone == 3) date += ":00";
  return date;
}

/// The properties tell when the file was made: dates of the text itself count before them.
void take_properties(std::string_view info, bool dated, const InboxItem& item, Article& article) {
  std::string modified;
  for (Lines lines{info}; const auto line = lines.take();) {
    const std::size_t colon = std::min(line->find(':'), line->size());
    const std::string_view key = line->substr(0, colon),
                           value = trimmed(line->substr(std::min(colon + 1, line->size())));
    if (key == "Title" && !says_nothing(value)) offer("title", value, "document properties", item, article);
    if (key == "CreationDate" && !dated) offer("published", date_in(value), "document properties", item, article);
    if (key == "ModDate" && !dated) modified = date_in(value);
  }
  if (!article.published.value.empty() && modified > article.published.value)
    offer("modified", modified, "document properties", item, article);
}

Result<std::vector<Part>> read_pdf(const InboxItem& item, const Rules& /*rules*/) {
  // -raw: in the order in which the page was written, which is that of its columns.
  const auto output = run_confined({"pdftotext", "-raw", "-enc", "UTF-8", "-eol", "unix", file, "-"}, item.bytes, {});
  if (!output) return why_not(item, output.error());
  if (output->code != 0) return why_not(item, *output);
  const auto decoded = decode(output->out, "utf-8");
  if (!decoded && !stripped(output->out).empty()) return Error{item.name + ": " + decoded.error().message};
  Article article;
  article.charset = "UTF-8";
  std::string pages = decoded ? decoded->text : "";
  const auto info = run_confined({"pdfinfo", "-enc", "UTF-8", "-isodates", file}, item.bytes, {});
  const auto properties = info && info->code == 0 ? decode(info->out, "utf-8") : Result<Decoded>(Decoded());
  if (properties) {
    take_properties(properties->text, date_lines_of(pages).published.has_value(), item, article);
    take_off_title(pages, article.title.value);
  }
  article.text = text_of_pages(pages);
  if (stripped(article.text).empty()) {
    return Error{item.name + ": there is no text in the PDF, perhaps only pictures of it; save the article as .txt"};
  }
  return only_part(item, std::move(article));
}

bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos; }

}  // namespace

Reader pdf_reader() { return {"PDF", is_pdf, {".pdf"}, read_pdf}; }

}  // namespace claimwatch
