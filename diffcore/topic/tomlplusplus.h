#pragma once

// toml++ 3.3 asserts of its input what it then checks: "[=]" or "2025-01-22T:" would end the program, where the check
// behind the assert makes a proper error. Its library is built with the asserts, so that its headers alone are used,
// without them. (NDEBUG would turn them into assumptions.) Only the few files that wrap it include this, before
// anything else.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>
