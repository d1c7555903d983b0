#include <algorithm>
#include <array>

#include "diffcore/text/decode.h"
#include "monitor/readers/html_text.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/mail_text.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/mime.h"
#include "monitor/readers/reader.h"

// Newsletters, alerts, and articles that somebody passed on.

namespace claimwatch {
namespace {

struct Body {
  std::string text, charset;
  std::size_t prose = 0;
  const MimeHeaders* headers = nullptr;  ///< Of the message that it is the body of, if that lies in another.
};

/// Of two forms of the same the one that tells more; HTML has its paragraphs whole.
constexpr std::size_t html_bonus_percent = 10;

Result<Body> body_of(const MimeEntity& entity);

Result<Body> body_of_text(const MimeEntity& entity) {
  Body body;
  auto decoded = decode(entity.content, entity.charset);
  if (!decoded) return entity.content.empty() ? Result<Body>(body) : decoded.error();
  body.charset = decoded->charset;
  std::string text = std::move(decoded->text);
  if (entity.type != "text/plain") {
    auto html = text_of_html_fragment(text);
    if (!html) return html.error();
    text = *std::move(html);
  } else if (entity.flowed) {
    text = unflowed(text, entity.delsp);
  }
  body.prose = size_of_prose(text);
  body.text = std::move(text);
  return body;
}

Result<Body> best_of(const MimeEntity& entity) {
  Body best;
  for (const MimeEntity& child : entity.children) {
    auto body = body_of(child);
    if (!body) return body;
    const bool html = child.type != "text/plain";
    if (best.text.empty() || body->prose * (html ? 100 + html_bonus_percent : 100) >= best.prose * 100) {
      if (body->text.find_first_not_of(" \t\n") != std::string::npos) best = *std::move(body);
    }
  }
  return best;
}

/// Texts one below the other; a message in them stands for all when it tells more than they do.
Result<Body> all_of(const MimeEntity& entity) {
  Body all, inner;
  for (const MimeEntity& child : entity.children) {
    auto body = body_of(child);
    if (!body) return body;
    if (child.type == "message/rfc822") {
      if (body->headers == nullptr) body->headers = &child.headers;
      if (body->prose > inner.prose) inner = *std::move(body);
      continue;
    }
    if (all.text.empty()) {
      all = *std::move(body);
    } else if (!body->text.empty()) {
      all.text += "\n\n" + body->text;
      all.prose += body->prose;
    }
  }
  return inner.prose > all.prose ? inner : all;
}

Result<Body> body_of(const MimeEntity& entity) {
  constexpr std::array<std::string_view, 3> texts = {"text/plain", "text/html", "application/xhtml+xml"};
  if (entity.type == "multipart/alternative") return best_of(entity);
  if (entity.type == "multipart/related" && !entity.children.empty()) return body_of(entity.children.front());
  if (entity.type == "message/rfc822" || entity.type.starts_with("multipart/")) return all_of(entity);
  const bool read = std::ranges::find(texts, entity.type) != texts.end() && !entity.attached;
  return read ? body_of_text(entity) : Result<Body>(Body());
}

/// Who sends it: by name, else the list's name, else the host of the address.
std::string outlet_of(const MimeHeaders& headers) {
  if (!headers.from_name.empty()) return headers.from_name;
  const std::string_view list = trimmed(std::string_view(headers.list_id).substr(0, headers.list_id.find('<')));
  if (!list.empty()) return std::string(list);
  const std::size_t at = headers.from_address.find('@');
  return at == std::string::npos ? std::string() : headers.from_address.substr(at + 1);
}

/// "Harbor Wire" of "Harbor Wire <news@harborwire.example>".
std::string name_in(std::string_view from) {
  std::string_view name = trimmed(from.substr(0, from.find('<')));
  while (name.starts_with('"') || name.starts_with('\'')) name.remove_prefix(1);
  while (name.ends_with('"') || name.ends_with('\'')) name.remove_suffix(1);
  return std::string(name);
}

std::string without_brackets(std::string_view id) {
  id = stripped(id);
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  return std::string(id);
}

void take_headers(const MimeHeaders& headers, const InboxItem& item, Article& article) {
  offer("title", normalised(title_of_subject(headers.subject)), "mail", item, article);
  offer("source", normalised(outlet_of(headers)), "mail", item, article);
  offer("published", headers.date, "mail", item, article);
  offer("url", without_brackets(headers.archived_at), "mail", item, article);
  if (!headers.message_id.empty()) article.id = {headers.message_id, "mail"};
}

void take_passed_on(const PassedOn& mail, const InboxItem& item, Article& article) {
  article.source = {};
  article.published = {};
  article.id = {};  // of the mail around it
  offer("title", title_of_subject(mail.subject), "mail", item, article);
  offer("source", name_in(mail.from), "mail", item, article);
  offer("published", mail.date, "mail", item, article);
}

Result<std::vector<Part>> read_mail(const InboxItem& item, const Rules& /*rules*/) {
  const auto message = parse_mime(item.bytes);
  if (!message) return Error{item.name + ": " + message.error().message};
  auto body = body_of(*message);
  if (!body) return Error{item.name + ": " + body.error().message};
  if (body->text.empty()) return Error{item.name + ": the mail has no text, but for attachments; save those"};
  Article article;
  article.charset = body->charset;
  take_headers(body->headers == nullptr ? message->headers : *body->headers, item, article);
  PassedOn passed_on;
  if (is_passed_on(body->text, passed_on)) {
    take_passed_on(passed_on, item, article);
    body->text = passed_on.text;
  }
  article.text = article_text(body->text);
  return only_part(item, std::move(article));
}

/// A header that mail has and an article's first line has not; two of them make a mail.
bool is_mail_header(std::string_view line) {
  static constexpr std::string_view names[] = {
      "received:", "return-path:", "delivered-to:", "message-id:", "mime-version:",  "content-type:",
      "from:",     "to:",          "subject:",      "date:",       "dkim-signature:"};
  const std::string start = lower(line.substr(0, 20));
  return std::any_of(std::begin(names), std::end(names), [&](auto name) { return start.starts_with(name); });
}

bool is_mail(std::string_view bytes) {
  int headers = 0;
  for (bool first = true; !bytes.empty() && headers < 2; first = false) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    if (line.empty() || line == "\r") break;  // the headers end here
    if (is_mail_header(line)) ++headers;
    if (first && headers == 0) break;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return headers == 2;
}

}  // namespace

Reader mail_reader() { return {"mail", is_mail, {".eml"}, read_mail}; }

}  // namespace claimwatch
