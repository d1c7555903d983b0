#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"

// Mail and saved pages (MHTML) are MIME; GMime reads it.

namespace claimwatch {

/// What a message says above its body, as UTF-8.
struct MimeHeaders {
  std::string subject;
  std::string from_name, from_address;
  std::string date;  ///< ISO, in its own zone.
  std::string message_id, list_id, archived_at;
};

/// A message, a part of one, or parts that belong together.
struct MimeEntity {
  std::string type;          ///< In lower case: "text/html", "multipart/alternative", "message/rfc822".
  std::string content;       ///< Of a text, its bytes without their transfer encoding; else empty.
  std::string charset;       ///< As declared.
  std::string id, location;  ///< Content-ID without its <>, Content-Location.
  bool attached = false, flowed = false, delsp = false;  ///< Content-Disposition; format=flowed, its delsp=yes.
  MimeHeaders headers;                                   ///< Of a message.
  std::vector<MimeEntity> children;
};

/// Reads a message. Errors: what is no MIME, or nests parts as no mail program does.
Result<MimeEntity> parse_mime(std::string_view bytes);

}  // namespace claimwatch
