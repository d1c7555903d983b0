#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diffcore/topic/toml_file.h"

// The channels of claimwatch.toml, to which new flags are told: each [[notify]] is one.

namespace claimwatch {

/// Where a password or key comes from: a file, or what a command prints. Neither for none.
struct SecretSource {
  std::string file;  ///< Seen from the watch.
  std::vector<std::string> command;
  bool operator==(const SecretSource&) const = default;
};

/// A command that gets the digest on standard input.
struct CommandChannel {
  std::vector<std::string> argv;
  bool operator==(const CommandChannel&) const = default;
};

/// An address that gets the digest by POST, signed.
struct WebhookChannel {
  std::string url;
  SecretSource secret;
  bool operator==(const WebhookChannel&) const = default;
};

struct MailChannel {
  std::vector<std::string> to;
  std::string from;
  std::string server;     ///< "smtp://host:587" or "smtps://host:465"
  bool tls = true;        ///< Of smtp://, whether nothing is sent before STARTTLS.
  std::string user = {};  ///< Empty: the server asks for none.
  SecretSource password = {};
  bool operator==(const MailChannel&) const = default;
};

/// A feed of the newest flags.
struct AtomChannel {
  std::string file;  ///< Seen from the watch.
  bool operator==(const AtomChannel&) const = default;
};

struct Channel {
  std::string name;
  std::variant<CommandChannel, WebhookChannel, MailChannel, AtomChannel> way;
  std::string lang = "en";   ///< Of the words for people: "en" or "ko".
  int severity = 0;          ///< The least severe rank that is told; 0 for all.
  int timeout_seconds = 30;  ///< Of one try.
  bool operator==(const Channel&) const = default;
};

/// What is wrong with a feed in this place; empty when nothing.
using PlaceProblem = std::function<std::string(const std::string& file)>;

/// The [[notify]] tables; what is wrong is told as errors of the file.
std::vector<Channel> read_channels(TomlTable& settings, const PlaceProblem& feed_problem);

}  // namespace claimwatch
