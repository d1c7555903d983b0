#pragma once

#include <string>
#include <string_view>

#include "monitor/report/messages.h"

namespace claimwatch {

/// What is said in English where it arises, far from who reads it (an error, why an item cannot be read, what `doctor`
/// finds), in the language of the reader. It is kept and passed to programs in English, and put into other words only
/// where it is shown: as a whole, else clause by clause. A clause that is not known stays as it is.
std::string translated(std::string_view english, Lang lang);

}  // namespace claimwatch
