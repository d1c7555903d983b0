#pragma once

#include <stop_token>
#include <string>

#include "diffcore/result.h"
#include "monitor/notify/channels.h"
#include "monitor/notify/digest.h"

namespace claimwatch {

/// The digest as a message of RFC 5322, in plain text. Its Message-ID is the digest's, so that one sent again is
/// recognised.
std::string mail_message(const Digest& digest, const MailChannel& mail);

/// Hands the message to the server.
Result<void> send_mail(const MailChannel& mail, const std::string& password, const std::string& message,
                       int timeout_seconds, const std::stop_token& stop);

}  // namespace claimwatch
