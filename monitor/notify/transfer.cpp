#include "monitor/notify/transfer.h"

#include <algorithm>
#include <cstdlib>

namespace claimwatch {
namespace {

constexpr int longest_connect_s = 10;
constexpr std::size_t longest_answer = 1'000'000;

CURL* new_handle() {
  const CurlLibrary& curl = curl_library();
  return curl.problem.empty() ? curl.easy_init() : nullptr;
}

const char* own_certificates() {
  for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"}) {
    const char* const file = std::getenv(name);
    if (file != nullptr && *file != '\0') return file;
  }
  return nullptr;
}

}  // namespace

Transfer::Transfer(const std::string& url, const char* protocols, int timeout_seconds, std::stop_token stop)
    : curl_(new_handle()), stop_(std::move(stop)) {
  set(CURLOPT_ERRORBUFFER, problem_.data());
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, protocols);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT, static_cast<long>(timeout_seconds));
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(std::min(timeout_seconds, longest_connect_s)));
  set(CURLOPT_WRITEFUNCTION, &take_answer);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_XFERINFOFUNCTION, &go_on);
  set(CURLOPT_XFERINFODATA, this);
  set(CURLOPT_NOPROGRESS, 0L);
  if (const char* file = own_certificates()) set(CURLOPT_CAINFO, file);
}

void Transfer::set_list(CURLoption option, const std::vector<std::string>& values) {
  if (!curl_) return;
  curl_slist* list = nullptr;
  for (const std::string& value : values) list = curl_library().slist_append(list, value.c_str());
  lists_.emplace_back(list);
  set(option, list);
}

std::size_t Transfer::take_answer(char*, std::size_t size, std::size_t count, void* transfer) {
  auto& answered = static_cast<Transfer*>(transfer)->answered_;
  answered += size * count;
  return answered > longest_answer ? 0 : size * count;
}

int Transfer::go_on(void* transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(transfer)->stop_.stop_requested() ? 1 : 0;
}

Result<void> Transfer::run() {
  const CurlLibrary& curl = curl_library();
  if (!curl_) return Error{"libcurl cannot be used: " + curl.problem};
  const CURLcode code = curl.easy_perform(curl_.get());
  if (code == CURLE_OK) return {};
  if (answered_ > longest_answer) return Error{"its answer has no end"};
  return Error{problem_.front() != '\0' ? problem_.data() : curl.easy_strerror(code)};
}

long Transfer::status() const {
  long status = 0;
  if (curl_) curl_library().easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
  return status;
}

}  // namespace claimwatch
