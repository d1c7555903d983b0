#include "monitor/cli/korean_help.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace claimwatch {
namespace {

constexpr std::pair<std::string_view, std::string_view> help[] = {
    {"claimwatch keeps articles in a git store and tells where what they claim changed or disagrees.",
     "claimwatch는 기사를 git 저장소에 보관하고, 기사들의 주장이 어디서 바뀌고 어긋나는지 알립니다."},
    {"Print this help message and exit", "이 도움말을 보임"},
    {"Print the version", "버전을 보임"},
    {"The watch, or a folder below it, instead of the working directory", "작업 폴더 대신 쓸 감시 폴더나 그 아래 폴더"},
    {"The language of what people read, instead of the locale's", "사람이 읽는 말의 언어, 없으면 로캘을 따름"},

    // Groups
    {"Options", "옵션"},
    {"Subcommands", "하위 명령"},
    {"Read articles", "기사 읽기"},
    {"See what they claim", "주장 보기"},
    {"Decide", "결정"},
    {"Keep a watch", "감시 폴더 관리"},
    {"Work on rules and text", "규칙과 글"},

    // Commands
    {"Make a watch: claimwatch.toml, inbox/ and store.git", "감시 폴더 만들기: claimwatch.toml, inbox/, store.git"},
    {"Read what is new in the inboxes, and print each new flag", "수신함의 새 기사를 읽고 새 표시를 보임"},
    {"Read what could not be read once more", "읽지 못한 것을 다시 읽음"},
    {"Read what comes into the inboxes, until it is ended", "끝낼 때까지 수신함에 오는 기사를 읽음"},
    {"Tell what the store holds, and which files could not be read", "저장소의 내용과 읽지 못한 파일"},
    {"Build the index anew from the store", "저장소에서 색인을 새로 만듦"},
    {"Read everything stored anew by the rules of the watch", "저장된 것을 감시 폴더의 규칙으로 모두 다시 읽음"},
    {"Check every object of the store and every quote of the index", "저장소의 모든 객체와 색인의 모든 인용문을 확인"},
    {"Join the store's packs, tidy the index and check both", "저장소의 팩을 합치고 색인을 정리한 뒤 둘 다 확인"},
    {"Work on the configuration", "설정 다루기"},
    {"Check claimwatch.toml and config/", "claimwatch.toml과 config/ 확인"},
    {"Work on the channels to which new flags are told", "새 표시를 알리는 채널 다루기"},
    {"Send a digest that is marked as a test, and tell what became of it", "시험 알림을 보내고 결과를 보임"},
    {"Look for what is wrong with the set-up, and tell what to do", "환경의 문제와 해결 방법을 찾음"},
    {"Where claims changed or contradict each other", "주장이 바뀌거나 서로 모순되는 곳"},
    {"Decide on flags", "표시를 결정"},
    {"Take back what was decided last, by you or on these ids",
     "자신의 마지막 결정이나 이 id들의 마지막 결정을 되돌림"},
    {"Make what was undone last, by you or on these ids, stand again",
     "자신이나 이 id들에서 마지막으로 되돌린 결정을 다시 적용"},
    {"Ids of flags, claims or articles; without any your last undo",
     "표시, 주장, 기사의 id, 없으면 자신이 마지막으로 되돌린 것"},
    {"What was claimed of a topic, in order of time", "한 주제의 주장을 시간순으로"},
    {"A claim, an article or a flag", "주장, 기사, 표시 보기"},
    {"What changed from version to version, or differs between two articles", "판마다 바뀐 것, 또는 두 기사의 차이"},
    {"Which words, rules, roles, intervals and dates led to it", "어떤 낱말, 규칙, 역할, 구간, 날짜에서 나왔는지"},
    {"Articles by their words, and by what they claim", "기사를 낱말과 주장으로 찾음"},
    {"Set articles aside: what they claim counts for nothing", "기사를 제외: 그 주장은 세지 않음"},
    {"Let articles count again that were set aside", "제외한 기사를 다시 셈"},
    {"Hang a note on a flag, a claim or an article", "표시, 주장, 기사에 메모를 닮"},
    {"What was decided, by whom and when", "누가 언제 무엇을 결정했는지"},
    {"Decide on flags one by one, on a full screen", "전체 화면에서 표시를 하나씩 결정"},
    {"The claims of files, without a store; of a watch's rules inside one",
     "저장소 없이 파일의 주장을 읽음, 감시 폴더 안에서는 그 규칙으로"},
    {"The sums, percentages, dates and topics' counts of plain text, as JSON lines",
     "글에 있는 금액, 비율, 날짜, 수량을 JSON 줄로"},
    {"The topics that claims are read for", "주장을 읽는 주제"},
    {"Their names", "주제의 이름"},
    {"Run every frame's examples and counterexamples", "모든 틀을 예와 반례로 확인"},

    // Options
    {"Folder of the watch; that of -C, else the working directory", "감시 폴더, 없으면 -C의 폴더나 작업 폴더"},
    {"Only show what would be read and raised", "무엇을 읽고 표시할지만 보임"},
    {"One JSON object", "JSON 객체 하나"},
    {"One JSON object; of a list one a line", "JSON 객체 하나, 목록은 한 줄에 하나씩"},
    {"JSON, one object a line", "JSON, 한 줄에 객체 하나"},
    {"JSON, one claim a line", "JSON, 한 줄에 주장 하나"},
    {"JSON, one topic a line", "JSON, 한 줄에 주제 하나"},
    {"JSON, one change a line", "JSON, 한 줄에 변경 하나"},
    {"JSON, one article a line", "JSON, 한 줄에 기사 하나"},
    {"JSON, one finding a line", "JSON, 한 줄에 점검 결과 하나"},
    {"Exit 10 when there are new flags", "새 표시가 있으면 종료 코드 10"},
    {"Tell nothing but new flags and what went wrong", "새 표시와 문제만 보임"},
    {"Names as `status --failed` tells them; all without any", "`status --failed`에 나온 이름, 없으면 모두"},
    {"Only those that it asks for, in one pair of quotes", "찾을 조건, 따옴표 하나로 묶음"},
    {"Only open ones that came or gained support since you last decided",
     "마지막으로 결정한 뒤 생기거나 기사가 늘어난 미결 표시만"},
    {"The same as topic:NAME in the query", "질의의 topic:NAME과 같음"},
    {"The same as kind:NAME", "kind:NAME과 같음"},
    {"The same as since:DATE, by the new side's article", "since:DATE와 같음, 새 값의 기사 날짜 기준"},
    {"Ids of flags, or enough of the beginning; or one query, docs/queries.md",
     "표시의 id나 그 앞부분, 또는 질의 하나 (docs/queries.md)"},
    {"What they are", "표시의 상태"},
    {"Why", "이유"},
    {"Of extraction-wrong: which claim was misread, `first`, `second` or by its id; it counts no more",
     "extraction-wrong일 때 잘못 읽은 주장: `first`, `second` 또는 id, 그 주장은 더 이상 세지 않음"},
    {"Ids of flags, claims or articles; without any your last decision",
     "표시, 주장, 기사의 id, 없으면 자신의 마지막 결정"},
    {"One of `claimwatch topics list`", "`claimwatch topics list`에 있는 것"},
    {"Only of this entity: its id, name or an alias", "이 주체의 것만: id, 이름, 별명"},
    {"Only towards this entity, likewise", "이 상대에 대한 것만: id, 이름, 별명"},
    {"Only of this scope", "이 범위만"},
    {"Of these only so many, the newest", "그 가운데 가장 새로운 것만 이 수만큼"},
    {"Of these only so many, the worst first", "그 가운데 심각한 것부터 이 수만큼"},
    {"A picture: a row for each value, a dot for each claim on its day",
     "그림: 값마다 한 줄, 주장마다 그 날에 점 하나"},
    {"The picture as an SVG file", "그림을 SVG 파일로"},
    {"What to look for, in one pair of quotes", "찾을 것, 따옴표 하나로 묶음"},
    {"At most so many articles; 20 without it, of JSON all", "기사 수의 상한, 없으면 20건, JSON은 모두"},
    {"Its id, or enough of the beginning; of an article also ID@VERSION", "id나 그 앞부분, 기사는 ID@판도 됨"},
    {"An article's id, or with @ and a number one of its versions", "기사의 id, 판을 고르려면 @와 번호를 붙임"},
    {"The other one; without it A's versions are compared, each with the next",
     "비교할 다른 것, 없으면 A의 판들을 차례로 비교"},
    {"In two columns", "두 단으로"},
    {"A page of HTML with the whole text", "본문 전체가 든 HTML 페이지"},
    {"An article's, a claim's or a flag's id; of an article also ID@VERSION",
     "기사, 주장, 표시의 id, 기사는 ID@판도 됨"},
    {"Their ids, or enough of the beginning", "id들이나 그 앞부분"},
    {"Its id, or enough of the beginning", "id나 그 앞부분"},
    {"What to note", "메모할 내용"},
    {"Only those on what does not arise any more", "대상이 더는 생기지 않는 결정만"},
    {"Only the items that could not be read, a line each", "읽지 못한 것만, 한 줄에 하나씩"},
    {"Only the items whose date is unknown, a line each", "날짜를 모르는 것만, 한 줄에 하나씩"},
    {"Only show which claims and flags would come, go or change", "생기고 사라지고 바뀔 주장과 표시만 보임"},
    {"Read the stored originals instead of the texts made of them", "저장된 본문 대신 원본을 읽음"},
    {"Its name in claimwatch.toml; without one all of them", "claimwatch.toml에 있는 이름, 없으면 모두"},
    {"Files; - is standard input", "파일들, -는 표준 입력"},
    {"Files; - or none is standard input", "파일들, -나 빈 목록은 표준 입력"},

    // Labels
    {"Usage", "사용법"},
    {"OPTIONS", "옵션"},
    {"SUBCOMMAND", "명령"},
    {"Positionals", "인자"},
    {"REQUIRED", "필수"},
    {"TEXT", "글"},
    {"Excludes", "함께 쓸 수 없음"},
};

std::string korean(const std::string& english) {
  const auto* const at = std::ranges::find(help, english, &std::pair<std::string_view, std::string_view>::first);
  return at == std::end(help) ? english : std::string(at->second);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
}

/// Further examples stand below the first one.
std::string korean_footer(std::string footer) {
  replace_all(footer, "\n         ", "\n    ");
  replace_all(footer, "Example:", "예:");
  replace_all(footer, "Fields:", "필드:");
  replace_all(footer, "# behind -- a query may begin with -", "# -- 뒤의 질의는 -로 시작해도 됨");
  return footer;
}

}  // namespace

void put_help_into_korean(CLI::App& app) {
  app.description(korean(app.get_description()));
  app.footer(korean_footer(app.get_footer()));
  app.group(korean(app.get_group()));
  for (CLI::Option* option : app.get_options()) {
    option->description(korean(option->get_description()));
    option->group(korean(option->get_group()));
  }
  for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED", "TEXT", "Excludes"}) {
    app.get_formatter()->label(label, korean(label));
  }
  for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) put_help_into_korean(*command);
}

}  // namespace claimwatch
