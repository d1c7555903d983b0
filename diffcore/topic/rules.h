#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/compare/rules.h"
#include "diffcore/quantity/count_unit.h"
#include "diffcore/result.h"
#include "diffcore/topic/sites.h"

namespace claimwatch {

/// A configuration file as text: "topics/stake.toml", "entities.toml", "language/ko.toml".
struct ConfigFile {
  std::string name;
  std::string text;
  bool operator==(const ConfigFile&) const = default;
};

class RulesData;  // rules_data.h: topics, frames, entities and cues, checked and compiled

/// The checked rules in force: topics, entities and language cues. Cheap to copy; safe to read from several threads.
class Rules {
 public:
  explicit Rules(std::shared_ptr<const RulesData> data) : data_(std::move(data)) {}
  const RulesData& data() const { return *data_; }

  /// Ids of the topics that make claims, in the order of their files.
  const std::vector<std::string>& topics() const;
  /// What the topics count besides money and percent.
  const CountUnits& units() const;
  /// A topic's title in English, for people.
  std::string_view title(std::string_view topic) const;
  /// How claims of a topic's scope are compared.
  const CompareRules& compare_rules(std::string_view topic, std::string_view scope) const;
  /// What people call a topic, or a role, scope, stance or unit of it, in a language ("독점" of "exclusivity" in "ko");
  /// the id itself where the topic's file has no name for it.
  std::string_view name_of(std::string_view id, std::string_view topic, std::string_view language) const;
  /// An entity's name for people in a language ("Microsoft" of "microsoft"); the id itself of one that no file names.
  std::string_view entity_name(std::string_view id, std::string_view language) const;
  /// What is known of the pages of some sites, then of those of all.
  const std::vector<Site>& sites() const;

 private:
  std::shared_ptr<const RulesData> data_;
};

/// Checks and compiles the files. Errors: every problem found, one a line, as "file:line:column: what; what to do" with
/// the line itself.
Result<Rules> load_rules(std::vector<ConfigFile> files);

/// The same of files that were accepted before, for who only shows what was read by them: in a fraction of the time,
/// without frames. No claim can be read by it.
Result<Rules> load_names(std::vector<ConfigFile> files);

}  // namespace claimwatch
