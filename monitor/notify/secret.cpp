#include "monitor/notify/secret.h"

#include <sys/stat.h>

#include "monitor/notify/child.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

constexpr int command_limit_s = 10;

/// Errors: not only its owner and its group may read the file, or not only its owner may write it.
Result<void> check_mode(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};  // reading it tells why
  if (!S_ISREG(status.st_mode)) return Error{path.string() + ": is no file; name one that holds the secret"};
  if ((status.st_mode & (S_IROTH | S_IWOTH | S_IWGRP)) == 0) return {};
  return Error{path.string() + ": others can read or change it; run  chmod 600 " + path.string()};
}

Result<std::string> read_private_file(const std::filesystem::path& path) {
  if (auto mode = check_mode(path); !mode) return mode.error();
  auto bytes = read_file(path);
  return bytes ? bytes : Error{path.string() + ": " + bytes.error().message};
}

}  // namespace

Result<std::string> read_secret(const SecretSource& source, const std::filesystem::path& watch,
                                const std::stop_token& stop) {
  if (source == SecretSource{}) return std::string();
  auto text = source.command.empty() ? read_private_file(watch / source.file)
                                     : run_child({source.command, watch}, command_limit_s, stop);
  if (!text) return text;
  const std::string line = text->substr(0, text->find_first_of(std::string_view("\r\n\0", 3)));
  if (!line.empty()) return line;
  return Error{(source.command.empty() ? (watch / source.file).string() : source.command.front()) +
               ": its first line is empty; put the secret there"};
}

}  // namespace claimwatch
