#include "monitor/notify/mail.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>

#include "monitor/notify/base64.h"
#include "monitor/notify/transfer.h"
#include "monitor/report/messages.h"

namespace claimwatch {
namespace {

/// So many bytes, in base64 and with what stands around them, fit a header's first line.
constexpr std::size_t encoded_word_bytes = 39;
/// So many fill a line of 76 characters.
constexpr std::size_t body_line_bytes = 57;

/// A header's text as RFC 2047 has it: as it is in printable ASCII, else as encoded words that split no character.
std::string header_text(std::string_view text) {
  if (std::ranges::all_of(text, [](unsigned char byte) { return byte >= ' ' && byte < 0x7f; }))
    return std::string(text);
  std::string encoded;
  while (!text.empty()) {
    std::size_t end = std::min(text.size(), encoded_word_bytes);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
    encoded += (encoded.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, end)) + "?=";
    text.remove_prefix(end);
  }
  return encoded;
}

/// "Sun, 22 Nov 2026 04:00:00 +0000" of "2026-11-22T04:00:00Z"
std::string header_date(const std::string& utc) {
  std::tm parts{};
  strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S +0000", &parts)};
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::string plain_text(const Digest& digest) {
  const Lang lang = digest.lang == "ko" ? Lang::ko : Lang::en;
  std::string text = digest.title + '\n';
  if (digest.test) text += message("digest.test_text", lang) + '\n';
  for (const Digest::Entry& flag : digest.flags) text += '\n' + flag.text;
  if (!digest.further.empty()) {
    text += '\n' +
            message("digest.further", lang,
                    {{"count", std::to_string(digest.further.size())}, {"ids", joined(digest.further, " ")}}) +
            '\n';
  }
  return text;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

std::string body_lines(std::string_view text) {
  std::string lines;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), body_line_bytes))) {
    lines += base64(text.substr(0, body_line_bytes)) + "\r\n";
  }
  return lines;
}

std::size_t read_message(char* to, std::size_t size, std::size_t count, void* from) {
  auto& rest = *static_cast<std::string_view*>(from);
  const std::size_t bytes = std::min(size * count, rest.size());
  std::memcpy(to, rest.data(), bytes);
  rest.remove_prefix(bytes);
  return bytes;
}

}  // namespace

std::string mail_message(const Digest& digest, const MailChannel& mail) {
  return "Date: " + header_date(digest.made) + "\r\nFrom: " + mail.from + "\r\nTo: " + joined(mail.to, ",\r\n ") +
         "\r\nSubject: " + header_text(digest.title) + "\r\nMessage-ID: <" + digest.id +
         mail.from.substr(mail.from.find('@')) +
         ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: base64\r\n\r\n" +
         body_lines(with_crlf(plain_text(digest)));
}

Result<void> send_mail(const MailChannel& mail, const std::string& password, const std::string& message,
                       int timeout_seconds, const std::stop_token& stop) {
  Transfer transfer(mail.server, "smtp,smtps", timeout_seconds, stop);
  std::string_view rest = message;
  transfer.set(CURLOPT_MAIL_FROM, ('<' + mail.from + '>').c_str());
  transfer.set_list(CURLOPT_MAIL_RCPT, mail.to);
  transfer.set(CURLOPT_UPLOAD, 1L);
  transfer.set(CURLOPT_READFUNCTION, &read_message);
  transfer.set(CURLOPT_READDATA, &rest);
  if (mail.tls) transfer.set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  if (!mail.user.empty()) {
    transfer.set(CURLOPT_USERNAME, mail.user.c_str());
    transfer.set(CURLOPT_PASSWORD, password.c_str());
  }
  return transfer.run();
}

}  // namespace claimwatch
