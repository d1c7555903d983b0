#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "diffcore/text/width.h"
#include "monitor/cli/command.h"
#include "monitor/doctor/doctor.h"
#include "monitor/report/translation.h"

namespace claimwatch {
namespace {

using State = Finding::State;

const char* name(State state) {
  switch (state) {
    case State::fine: return "ok";
    case State::note: return "note";
    case State::mend: return "mend";
  }
  return "";
}

std::string finding_text(const Finding& finding, const Style& style) {
  const std::string state = padded_to_width(message(std::string("doctor.") + name(finding.state), style.lang), 6);
  const std::string shown = finding.state == State::mend ? style.alarm(state) : style.faint(state);
  const auto words = [&](const std::string& english) { return visible(translated(english, style.lang)); };
  std::string text = shown + padded_to_width(words(finding.check), 11) + words(finding.what) + '\n';
  if (!finding.remedy.empty()) text += std::string(17, ' ') + "→ " + words(finding.remedy) + '\n';
  return text;
}

std::string finding_json(const Finding& finding) {
  const nlohmann::ordered_json object{
      {"check", finding.check}, {"state", name(finding.state)}, {"what", finding.what}, {"remedy", finding.remedy}};
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

int doctor(const Invocation& invocation, bool json) {
  const std::vector<Finding> findings = examine(invocation.folder);
  const Style style = style_of(invocation);
  for (const Finding& finding : findings) print(json ? finding_json(finding) : finding_text(finding, style));
  return std::ranges::count(findings, State::mend, &Finding::state) == 0 ? done : failed;
}

}  // namespace

void add_doctor_command(CLI::App& app, Invocation& invocation) {
  const auto json = std::make_shared<bool>(false);  // lives as long as the action does
  auto* const look = app.add_subcommand("doctor", "Look for what is wrong with the set-up, and tell what to do");
  look->add_flag("--json", *json, "JSON, one finding a line");
  look->footer("Example: claimwatch -C news doctor");
  look->callback(
      [&invocation, json] { invocation.action = [&invocation, json] { return doctor(invocation, *json); }; });
}

}  // namespace claimwatch
