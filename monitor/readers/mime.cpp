#include "monitor/readers/mime.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "monitor/readers/lines.h"

namespace claimwatch {
namespace {

constexpr int deepest = 32;
constexpr int most_parts = 1000;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

struct Free {
  void operator()(char* text) const { g_free(text); }
};

std::string view(const char* text) { return text == nullptr ? "" : text; }

/// Korean mail of old days has bare EUC-KR in its headers.
GMimeParserOptions* options() {
  static GMimeParserOptions* const once = [] {
    g_mime_init();
    GMimeParserOptions* made = g_mime_parser_options_new();
    const char* charsets[] = {"utf-8", "cp949", "iso-8859-1", nullptr};
    g_mime_parser_options_set_fallback_charsets(made, charsets);
    return made;
  }();
  return once;
}

std::string date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (date == nullptr) return {};
  const std::unique_ptr<char, Free> text(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
  return view(text.get());
}

std::string header_of(GMimeMessage* message, const char* name) {
  const char* raw = g_mime_object_get_header(GMIME_OBJECT(message), name);
  if (raw == nullptr) return {};
  const std::unique_ptr<char, Free> decoded(g_mime_utils_header_decode_text(options(), raw));
  return in_one_line(view(decoded.get()));
}

MimeHeaders headers_of(GMimeMessage* message) {
  MimeHeaders headers;
  headers.subject = in_one_line(view(g_mime_message_get_subject(message)));
  InternetAddressList* from = g_mime_message_get_from(message);
  if (from != nullptr && internet_address_list_length(from) > 0) {
    InternetAddress* first = internet_address_list_get_address(from, 0);
    headers.from_name = in_one_line(view(internet_address_get_name(first)));
    if (INTERNET_ADDRESS_IS_MAILBOX(first)) {
      headers.from_address = view(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
    }
  }
  headers.date = date_of(message);
  headers.message_id = view(g_mime_message_get_message_id(message));
  headers.list_id = header_of(message, "List-Id");
  headers.archived_at = header_of(message, "Archived-At");
  return headers;
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, out.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

class Reading {
 public:
  Result<MimeEntity> entity(GMimeObject* object, int depth) {
    if (depth > deepest) return Error{"its parts nest over 32 deep, which no mail program does"};
    if (++parts_ > most_parts) return Error{"it has over 1000 parts, which no mail program makes"};
    MimeEntity entity;
    GMimeContentType* type = g_mime_object_get_content_type(object);
    const std::unique_ptr<char, Free> name(g_mime_content_type_get_mime_type(type));
    entity.type = lower(view(name.get()));
    entity.charset = view(g_mime_content_type_get_parameter(type, "charset"));
    entity.flowed = lower(view(g_mime_content_type_get_parameter(type, "format"))) == "flowed";
    entity.delsp = lower(view(g_mime_content_type_get_parameter(type, "delsp"))) == "yes";
    entity.attached = lower(view(g_mime_object_get_disposition(object))) == "attachment";
    entity.id = view(g_mime_object_get_content_id(object));
    entity.location = view(g_mime_object_get_header(object, "Content-Location"));
    if (auto filled = fill(object, depth, entity); !filled) return filled.error();
    return entity;
  }

  Result<MimeEntity> message(GMimeMessage* message, int depth) {
    MimeEntity entity;
    entity.type = "message/rfc822";
    entity.headers = headers_of(message);
    GMimeObject* body = g_mime_message_get_mime_part(message);
    if (body == nullptr) return entity;
    if (auto added = add(this->entity(body, depth + 1), entity); !added) return added.error();
    return entity;
  }

 private:
  static Result<void> add(Result<MimeEntity> child, MimeEntity& parent) {
    if (!child) return child.error();
    parent.children.push_back(*std::move(child));
    return {};
  }

  Result<void> fill(GMimeObject* object, int depth, MimeEntity& entity) {
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* multipart = GMIME_MULTIPART(object);
      for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
        auto added = add(this->entity(g_mime_multipart_get_part(multipart, i), depth + 1), entity);
        if (!added) return added;
      }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner == nullptr) return {};
      auto forwarded = message(inner, depth);
      if (!forwarded) return forwarded.error();
      forwarded->attached = entity.attached;
      entity = *std::move(forwarded);
    } else if (GMIME_IS_PART(object) && (entity.type.starts_with("text/") || entity.type == "application/xhtml+xml")) {
      entity.content = content_of(GMIME_PART(object));
    }
    return {};
  }

  int parts_ = 0;
};

}  // namespace

Result<MimeEntity> parse_mime(std::string_view bytes) {
  GMimeParserOptions* const with = options();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), with));
  if (message == nullptr) return Error{"it is no mail: its headers cannot be read"};
  return Reading().message(message.get(), 0);
}

}  // namespace claimwatch
