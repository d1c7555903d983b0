#include "diffcore/text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace claimwatch {
namespace {

// Random bytes reach 14, a headline in its own charset 36.
constexpr std::int32_t good_confidence = 30;

/// What writers of the left mean, by the names that ICU gives. Source: WHATWG Encoding Standard, "Names and labels".
constexpr std::pair<std::string_view, std::string_view> supersets[] = {
    {"US-ASCII", "windows-1252"},
    {"ISO-8859-1", "windows-1252"},
    {"ibm-5348_P100-1997", "windows-1252"},
    {"ibm-920_P100-1995", "windows-1254"},
    {"ibm-970_P110_P110-2006_U2", "windows-949"},
    {"ibm-949_P110-1999", "windows-949"},
    {"ibm-949_P11A-1999", "windows-949"},
    {"windows-949-2000", "windows-949"},
    {"ibm-1383_P110-1999", "GB18030"},
    {"windows-936-2000", "GB18030"},
    {"gb18030", "GB18030"},
    {"windows-874-2000", "windows-874"},
};

/// The name that mail and the web know a charset of ICU's by.
std::string common_name(const char* icu_name) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(icu_name, standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return icu_name;
}

}  // namespace

std::string charset_named(std::string_view label) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '"' || c == '\''; };
  while (!label.empty() && blank(label.front())) label.remove_prefix(1);
  while (!label.empty() && blank(label.back())) label.remove_suffix(1);
  // ICU takes options behind a comma, and reads no name as the system's own charset.
  if (label.empty() || label.size() > 40 || label.find(',') != std::string_view::npos) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(std::string(label).c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return {};
  const char* name = ucnv_getName(converter.get(), &status);
  const auto* superset =
      std::find_if(std::begin(supersets), std::end(supersets), [&](const auto& pair) { return pair.first == name; });
  return superset == std::end(supersets) ? common_name(name) : std::string(superset->second);
}

bool is_escaped_charset(std::string_view charset) { return charset.starts_with("ISO-2022-"); }

std::string detected_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < good_confidence) return {};
  return charset_named(ucsdet_getName(match, &status));
}

}  // namespace claimwatch
