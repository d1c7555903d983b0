#pragma once

#include <string>
#include <vector>

#include "monitor/index/index.h"
#include "monitor/store/store.h"

namespace claimwatch {

/// The text of a reading, as the store has it.
Result<std::string> text_of(const Store& store, const std::string& path);
Result<std::string> text_of(const Store& store, const ReadingView& reading);

/// What is wrong with the store's objects, and which quotes of the index are not the words of the store's texts.
Result<std::vector<std::string>> verify(const Store& store, const Index& index);

}  // namespace claimwatch
