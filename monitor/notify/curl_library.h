#pragma once

#include <curl/curl.h>

#include <string>

namespace claimwatch {

/// The functions of libcurl. It is loaded by the first transfer: it brings thirty other libraries, and most commands,
/// which make none, would take a third longer to start.
struct CurlLibrary {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_perform) easy_perform = nullptr;
  decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
  std::string problem;  ///< Why it is not there; empty when it is.
};

const CurlLibrary& curl_library();

}  // namespace claimwatch
