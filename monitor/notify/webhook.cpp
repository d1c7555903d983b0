#include "monitor/notify/webhook.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "monitor/notify/base64.h"
#include "monitor/notify/transfer.h"

namespace claimwatch {
namespace {

constexpr std::string_view encoded_key = "whsec_";

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), code.data(), &size);
  return {reinterpret_cast<const char*>(code.data()), size};
}

}  // namespace

Result<std::vector<std::string>> webhook_headers(const std::string& secret, const TakenDigest& digest,
                                                 std::int64_t now) {
  std::string key = secret;
  if (secret.starts_with(encoded_key)) {
    const auto bytes = from_base64(std::string_view(secret).substr(encoded_key.size()));
    if (!bytes) return Error{"what follows whsec_ in its secret is no base64; write the secret as the receiver has it"};
    key = *bytes;
  }
  const std::string time = std::to_string(now);
  const std::string signature = base64(hmac_sha256(key, digest.id + '.' + time + '.' + digest.body));
  return std::vector<std::string>{"webhook-id: " + digest.id, "webhook-timestamp: " + time,
                                  "webhook-signature: v1," + signature};
}

Result<void> post(const std::string& url, const std::string& secret, const TakenDigest& digest, std::int64_t now,
                  int timeout_seconds, const std::stop_token& stop) {
  auto headers = webhook_headers(secret, digest, now);
  if (!headers) return headers.error();
  headers->emplace_back("Content-Type: application/json");
  headers->emplace_back("User-Agent: claimwatch");
  headers->emplace_back("Expect:");  // no waiting for a "100 Continue"
  Transfer transfer(url, "http,https", timeout_seconds, stop);
  transfer.set_list(CURLOPT_HTTPHEADER, *headers);
  transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(digest.body.size()));
  transfer.set(CURLOPT_POSTFIELDS, digest.body.c_str());
  if (auto run = transfer.run(); !run) return run;
  const long status = transfer.status();
  if (status >= 200 && status < 300) return {};
  const std::string answer = "the server answers " + std::to_string(status);
  if (status < 300 || status >= 400) return Error{answer};
  return Error{answer + ", a redirect, which is not followed; write the address that it leads to"};
}

}  // namespace claimwatch
