#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <map>

#include "diffcore/claim/check.h"
#include "diffcore/quantity/reader.h"
#include "diffcore/text/decode.h"
#include "diffcore/text/width.h"
#include "monitor/cli/command.h"
#include "monitor/report/claim_report.h"
#include "monitor/report/terminal.h"
#include "monitor/report/text_json.h"
#include "monitor/report/translation.h"
#include "monitor/report/words.h"
#include "monitor/watch/files.h"
#include "monitor/watch/inbox.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> files;
  bool json = false;
};

/// The rules of the watch that the command stands in; without one those that ship.
Result<Rules> rules_here(const Invocation& invocation) {
  const auto watch = find_watch(invocation.folder);
  if (!watch) return load_rules(shipped_rules_files());
  auto files = rules_files(*watch);
  if (!files) return files.error();
  return load_rules(std::move(*files));
}

std::string standard_input() {
  std::string bytes;
  std::array<char, 1 << 16> block;
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), stdin)) bytes.append(block.data(), count);
  return bytes;
}

/// A file as an item of its own, or standard input for "-". Its name, which messages begin with, is the path as given.
Result<InboxItem> item_of(const std::string& file) {
  if (file == "-") return InboxItem{"-", standard_input(), std::nullopt, iso_utc_now()};
  return load_item({file, file});
}

/// What JSON calls the file: its name without the folders.
std::string doc_of(const InboxItem& item) { return fs::path(item.name).filename().string(); }

void print_claims(const Article& article, const InboxItem& item, const Rules& rules, bool json, Lang lang) {
  for (const Claim& claim : claims_of(article, rules)) {
    print(json ? extracted_json(claim, doc_of(item), article.text) + '\n'
               : one_line(item.name) + "  " + claim_line(claim, rules, {.lang = lang}) + "\n    \"" +
                     one_line(claim.evidence.of(article.text)) + "\"\n");
  }
}

/// Gives the exit code: an article that cannot be read is told, and the others of its file are still read.
int extract_one(const std::string& file, const Rules& rules, bool json, Lang lang) {
  auto item = item_of(file);
  if (!item) return tell(item.error(), failed);
  int code = done;
  for (const Part& part : read_item(std::move(*item), rules)) {
    if (part.article) {
      print_claims(*part.article, part.item, rules, json, lang);
    } else {
      code = tell(part.article.error(), failed);
    }
  }
  return code;
}

/// Runs an action on each file and gives the worst exit code: after one that fails the others still run.
template <typename Action>
int for_each_file(const std::vector<std::string>& files, Action action) {
  int code = done;
  for (const std::string& file : files) code = std::max(code, action(file));
  return code;
}

int extract(const Invocation& invocation, const Options& options) {
  const auto rules = rules_here(invocation);
  if (!rules) return tell(rules.error(), wrong_usage);
  return for_each_file(
      options.files, [&](const std::string& file) { return extract_one(file, *rules, options.json, invocation.lang); });
}

int quantities_of(const std::string& file, const CountUnits& units) {
  const auto item = item_of(file);
  if (!item) return tell(item.error(), failed);
  const auto decoded = decode(item->bytes);
  if (!decoded) return tell({item->name + ": " + decoded.error().message}, failed);
  std::size_t line = 1, counted = 0;
  std::vector<Range> left_out;
  for (const Quantity& quantity : read_quantities(decoded->text, units, &left_out)) {
    for (; counted < quantity.range.start; ++counted) line += decoded->text[counted] == '\n' ? 1U : 0U;
    const Range original{decoded->offsets.original_of(quantity.range.start),
                         decoded->offsets.original_of(quantity.range.end)};
    print(quantity_json(quantity, doc_of(*item), line, original) + '\n');
  }
  for (const Range& range : left_out) {
    tell({item->name + ": \"" + std::string(range.of(decoded->text)) +
          "\" is left out: numbers above 9,223,372,036,854,775 are not compared"},
         done);
  }
  return done;
}

int quantities(const Invocation& invocation, const Options& options) {
  const auto rules = rules_here(invocation);
  if (!rules) return tell(rules.error(), wrong_usage);
  return for_each_file(options.files.empty() ? std::vector<std::string>{"-"} : options.files,
                       [&](const std::string& file) { return quantities_of(file, rules->units()); });
}

int list_topics(const Invocation& invocation, const Options& options) {
  const auto rules = rules_here(invocation);
  if (!rules) return tell(rules.error(), wrong_usage);
  for (const std::string& topic : rules->topics()) {
    print(options.json ? topic_json(topic, rules->title(topic)) + '\n'
                       : padded_to_width(topic, 20) + title_words(topic, *rules, invocation.lang) + '\n');
  }
  return done;
}

/// What all frames of one topic came to.
struct TopicCheck {
  int frames = 0, examples = 0, counterexamples = 0, failures = 0;
};

int check_topics(const Invocation& invocation, const Options& /*options*/) {
  const auto rules = rules_here(invocation);
  if (!rules) return tell(rules.error(), wrong_usage);
  std::map<std::string, TopicCheck> checks;
  std::string failures;
  for (const FrameCheck& frame : check_frames(*rules)) {
    TopicCheck& check = checks[frame.topic];
    ++check.frames;
    check.examples += frame.examples;
    check.counterexamples += frame.counterexamples;
    check.failures += static_cast<int>(frame.failures.size());
    for (const std::string& failure : frame.failures)
      failures += frame.where + ": " + frame.frame + ": " + translated(failure, invocation.lang) + '\n';
  }
  for (const std::string& topic : rules->topics()) {
    const TopicCheck& check = checks[topic];
    print(padded_to_width(topic, 20) +
          message("topics.checked", invocation.lang,
                  {{"frames", std::to_string(check.frames)},
                   {"examples", std::to_string(check.examples)},
                   {"counterexamples", std::to_string(check.counterexamples)},
                   {"failures", std::to_string(check.failures)}}) +
          '\n');
  }
  std::fputs(visible(failures).c_str(), stderr);
  return failures.empty() ? done : failed;
}

}  // namespace

void add_text_commands(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();  // lives as long as the actions do
  const auto add = [&](CLI::App& parent, const char* name, const char* what, const char* example,
                       int (*run)(const Invocation&, const Options&)) {
    CLI::App* const command = parent.add_subcommand(name, what);
    command->footer(std::string("Example: ") + example);
    command->callback([&invocation, options, run] {
      invocation.action = [&invocation, options, run] { return run(invocation, *options); };
    });
    return command;
  };

  auto* const claims = add(app, "extract", "The claims of files, without a store; of a watch's rules inside one",
                           "claimwatch extract --json article.txt", extract);
  claims->add_flag("--json", options->json, "JSON, one claim a line");
  claims->add_option("FILE", options->files, "Files; - is standard input")->required();

  add(app, "quantities", "The sums, percentages, dates and topics' counts of plain text, as JSON lines",
      "echo 'about $13bn' | claimwatch quantities", quantities)
      ->add_option("FILE", options->files, "Files; - or none is standard input");

  auto* const topics = app.add_subcommand("topics", "The topics that claims are read for");
  topics->require_subcommand(1);
  topics->footer("Example: claimwatch topics list");
  add(*topics, "list", "Their names", "claimwatch topics list", list_topics)
      ->add_flag("--json", options->json, "JSON, one topic a line");
  add(*topics, "check", "Run every frame's examples and counterexamples", "claimwatch topics check", check_topics);
}

}  // namespace claimwatch
