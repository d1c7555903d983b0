#pragma once

#include <string>
#include <string_view>

#include "diffcore/result.h"
#include "monitor/report/messages.h"

namespace claimwatch {

/// Lets a program that people know work on a text, in a file, and gives back what the file then holds. It is the one
/// that the variable names, else `other`. Errors, in words of `lang`: there is no such program, or it failed.
Result<std::string> through_program(std::string_view text, const char* variable, std::string_view other, Lang lang);

}  // namespace claimwatch
