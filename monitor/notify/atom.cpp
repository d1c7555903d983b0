#include "monitor/notify/atom.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>

#include "monitor/index/hash.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

constexpr std::size_t most_entries = 100;

/// Text of XML: marks are escaped, and what XML 1.0 cannot hold is a space.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool no_character = text.substr(i, 2) == "\xef\xbf" && i + 2 < text.size() &&
                              static_cast<unsigned char>(text[i + 2]) >= 0xbe;  // U+FFFE, U+FFFF
    if (no_character) {
      out += ' ';
      i += 2;
    } else if (byte == '&') {
      out += "&amp;";
    } else if (byte == '<') {
      out += "&lt;";
    } else if (byte == '>') {
      out += "&gt;";
    } else if (byte == '"') {
      out += "&quot;";
    } else {
      out += byte < ' ' && byte != '\n' && byte != '\t' ? ' ' : text[i];
    }
  }
  return out;
}

/// An id of RFC 4122 (version 8) that the name always gives.
std::string uuid_of(const std::string& name) {
  std::string hex = hash_hex(name);
  hex[12] = '8';
  hex[16] = 'a';
  std::string id = "urn:uuid:";
  for (const std::size_t part : {8, 4, 4, 4, 12}) {
    id.append(id.ends_with(':') ? "" : "-").append(hex, 0, part);
    hex.erase(0, part);
  }
  return id;
}

std::string element(const std::string& name, std::string_view text) {
  return std::string("<").append(name).append(">").append(escaped(text)).append("</").append(name).append(">\n");
}

bool is_link(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) && url.find(' ') == std::string_view::npos;
}

std::string title_of(const Digest& digest, const Digest::Entry& flag) {
  if (!digest.test) return flag.title;
  return flag.title.empty() ? digest.title : digest.title + ": " + flag.title;
}

std::string entry_xml(const std::string& feed, const Digest& digest, const Digest::Entry& flag) {
  std::string xml = "<entry>\n" + element("id", uuid_of(feed + '\n' + flag.flag + (digest.test ? digest.id : ""))) +
                    element("title", title_of(digest, flag)) + element("updated", digest.made);
  if (is_link(flag.url)) xml += "<link rel=\"related\" href=\"" + escaped(flag.url) + "\"/>\n";
  return xml + "<content type=\"text\">" + escaped(flag.text) + "</content>\n</entry>\n";
}

}  // namespace

std::string atom_feed(const std::string& feed, const std::string& title, const std::vector<Digest>& digests) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" +
                    element("id", uuid_of(feed)) + element("title", title) +
                    element("updated", digests.empty() ? "1970-01-01T00:00:00Z" : digests.front().made) +
                    "<author><name>claimwatch</name></author>\n";
  std::size_t entries = 0;
  for (const Digest& digest : digests) {
    if (digest.test && digest.flags.empty()) xml += entry_xml(feed, digest, {});
    for (const Digest::Entry& flag : digest.flags) {
      if (entries++ < most_entries) xml += entry_xml(feed, digest, flag);
    }
  }
  return xml + "</feed>\n";
}

Result<void> replace_file(const std::filesystem::path& path, const std::string& bytes) {
  const std::filesystem::path part = path.parent_path() / ('.' + path.filename().string() + ".part");
  std::error_code gone_already;
  std::filesystem::remove(part, gone_already);  // of a try that was killed
  if (auto written = write_new_file(part, bytes); !written) return written;
  const int file = ::open(part.c_str(), O_RDONLY | O_CLOEXEC);
  const bool durable = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!durable) return Error{part.string() + ": cannot be written: " + std::strerror(errno)};
  if (::rename(part.c_str(), path.c_str()) == 0) return {};
  return Error{path.string() + ": cannot be replaced: " + std::strerror(errno)};
}

}  // namespace claimwatch
