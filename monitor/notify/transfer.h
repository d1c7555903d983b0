#pragma once

#include <array>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/notify/curl_library.h"

namespace claimwatch {

/// One transfer by libcurl, which heeds the environment as curl does: proxies, and CURL_CA_BUNDLE or SSL_CERT_FILE.
/// Ends at the time-out, when it is asked to stop, and when the answer has no end.
class Transfer {
 public:
  Transfer(const std::string& url, const char* protocols, int timeout_seconds, std::stop_token stop);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  template <typename Value>
  void set(CURLoption option, Value value) {
    if (curl_) curl_library().easy_setopt(curl_.get(), option, value);
  }
  void set_list(CURLoption option, const std::vector<std::string>& values);

  /// Errors: what libcurl says of it, or that it is not there.
  Result<void> run();
  long status() const;  ///< Of HTTP.

 private:
  struct Cleanup {
    void operator()(CURL* curl) const { curl_library().easy_cleanup(curl); }
    void operator()(curl_slist* list) const { curl_library().slist_free_all(list); }
  };
  static std::size_t take_answer(char*, std::size_t size, std::size_t count, void* transfer);
  static int go_on(void* transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  std::unique_ptr<CURL, Cleanup> curl_;
  std::vector<std::unique_ptr<curl_slist, Cleanup>> lists_;
  std::stop_token stop_;
  std::size_t answered_ = 0;
  std::array<char, CURL_ERROR_SIZE> problem_{};
};

}  // namespace claimwatch
