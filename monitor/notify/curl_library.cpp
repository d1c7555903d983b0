#include "monitor/notify/curl_library.h"

#include <dlfcn.h>

#include <type_traits>

namespace claimwatch {
namespace {

CurlLibrary loaded() {
  CurlLibrary curl;
  void* const library = dlopen("libcurl.so.4", RTLD_NOW);
  const auto find = [&](const char* name, auto& function) {
    if (library != nullptr)
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr && curl.problem.empty()) curl.problem = dlerror();
  };
  find("curl_global_init", curl.global_init);
  find("curl_easy_init", curl.easy_init);
  find("curl_easy_setopt", curl.easy_setopt);
  find("curl_easy_perform", curl.easy_perform);
  find("curl_easy_getinfo", curl.easy_getinfo);
  find("curl_easy_strerror", curl.easy_strerror);
  find("curl_easy_cleanup", curl.easy_cleanup);
  find("curl_slist_append", curl.slist_append);
  find("curl_slist_free_all", curl.slist_free_all);
  if (curl.problem.empty()) curl.global_init(CURL_GLOBAL_DEFAULT);
  return curl;
}

}  // namespace

const CurlLibrary& curl_library() {
  static const CurlLibrary curl = loaded();
  return curl;
}

}  // namespace claimwatch
