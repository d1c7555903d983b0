#pragma once

#include <string>
#include <string_view>

namespace claimwatch {

/// The charset that a page declares near its start: in <meta charset>, <meta http-equiv content="…; charset=…"> or
/// <?xml encoding>. Empty where it declares none.
std::string declared_charset(std::string_view page);

}  // namespace claimwatch
