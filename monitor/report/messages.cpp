#include "monitor/report/messages.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <iterator>

namespace claimwatch {
namespace {

struct Message {
  std::string_view key, en, ko;
};

// Korean sentences are built so that no particle hangs on a place that is filled: its form would depend on the filling.
constexpr Message messages[] = {
    {"article", "{source} ({day})", "{source}의 {day} 기사"},

    // Values
    {"about", "about {value}", "약 {value}"},
    {"over", "> {value}", "{value} 이상"},
    {"upto", "up to {value}", "최대 {value}"},
    {"range", "{low} to {high}", "{low}~{high}"},
    {"no_more", "no more {value}", "{value} 종료"},
    {"former", "former", "과거"},
    {"planned", "planned", "계획"},
    {"reported", "reported", "전언"},
    {"possible", "possible", "가능성"},
    {"denied", "denied", "부인"},

    // Flags
    {"why", "why:", "이유:"},
    {"old_also", "old also:", "이전 값을 말한 다른 기사:"},
    {"new_also", "new also:", "새 값을 말한 다른 기사:"},
    {"severity", "severity {rank}", "심각도 {rank}"},
    {"changed", "changed", "변경"},
    {"contradicts", "contradicts", "모순"},
    {"severity.independent_contradiction", "independent sources disagree", "독립된 출처끼리 모순"},
    {"severity.denial", "denied", "부인"},
    {"severity.self_contradiction", "a source against itself", "한 출처 안의 모순"},
    {"severity.fallen_total", "a total that falls", "줄어든 누적액"},
    {"severity.opposed_plans", "plans disagree", "서로 다른 계획"},
    {"severity.announced_change", "announced change", "알려진 변경"},
    {"severity.unannounced_change", "change without a word of it", "말없이 바뀐 값"},
    {"severity.correction", "corrected", "정정"},
    {"severity.unmet_plan", "not as planned", "계획과 다른 결과"},
    {"severity.new_plan", "a plan", "새 계획"},
    {"severity.other_event", "perhaps another event", "다른 일일 수 있음"},

    // What there are so many of: in English one, else several
    {"n.article", "{count} article|{count} articles", "기사 {count}건"},
    {"n.version", "{count} version|{count} versions", "판 {count}개"},
    {"n.copy", "{count} copy|{count} copies", "사본 {count}건"},
    {"n.reading", "{count} reading|{count} readings", "읽기 {count}회"},
    {"n.claim", "{count} claim|{count} claims", "주장 {count}건"},
    {"n.flag", "{count} flag|{count} flags", "표시 {count}건"},
    {"n.decision", "{count} decision|{count} decisions", "결정 {count}건"},
    {"n.day", "{count} day|{count} days", "{count}일"},
    {"n.digest", "{count} digest|{count} digests", "알림 {count}건"},
    {"n.pack", "{count} pack|{count} packs", "팩 {count}개"},
    {"n.file", "{count} file|{count} files", "파일 {count}개"},
    {"n.try", "{count} try|{count} tries", "{count}번 시도"},

    // What a run did
    {"run.read", "read: ok {ok}, known {known}, copy {copy}, version {version}, failed {failed}",
     "읽음: 새 기사 {ok}, 아는 것 {known}, 사본 {copy}, 새 판 {version}, 실패 {failed}"},
    {"run.reread", "other dates or titles {count}", "날짜나 제목이 바뀐 것 {count}"},
    {"run.failed_before", "failed before {count}", "전에 실패한 것 {count}"},
    {"run.not_listed", "folders not listed {count}", "열지 못한 폴더 {count}"},
    {"run.new_flags", "new flags {count}", "새 표시 {count}"},
    {"run.failed", "failed: {reason}", "실패: {reason}"},
    {"run.undated", "undated: {item}", "날짜 없음: {item}"},
    {"run.undated_item",
     "{item}: names no date, its file's time stands in; put  published = 2026-01-31  into {item}.meta.toml",
     "{item}: 날짜가 없어 파일 시각으로 대신함, {item}.meta.toml에  published = 2026-01-31  형태로 적어 두면 됨"},
    {"run.being_written", "being written: {item}: another program writes it; the next scan reads it",
     "쓰는 중: {item}: 다른 프로그램이 쓰고 있어 다음 scan에서 읽음"},
    {"rules.changed", "rules changed: {came} came, {gone} went", "규칙 변경: 생긴 {came}, 사라진 것 {gone}건"},
    {"rules.came", "came", "생김"},
    {"rules.went", "went", "사라짐"},
    {"run.dry", "dry run, nothing was written", "시험 실행, 아무것도 쓰지 않음"},
    {"run.reading", "reading {done} of {all} ({rate}/s)", "{all}건 가운데 {done}건 읽음 (초당 {rate}건)"},
    {"run.reading_anew_line", "reading stored texts anew: {done} of {all}",
     "저장된 글 {all}건 가운데 {done}건 다시 읽음"},
    {"run.reading_anew", "reading stored texts anew: {done} of {all} ({rate}/s)",
     "저장된 글 {all}건 가운데 {done}건 다시 읽음 (초당 {rate}건)"},

    // What a watch holds
    {"status.articles", "{articles} in {versions}, {copies} of them elsewhere, from {readings}",
     "{articles}, {versions}, 다른 곳의 {copies}, {readings}"},
    {"status.open", "open", "미결"},
    {"status.open_flags", "{flags}; severity {severities}", "{flags}, 심각도 {severities}"},
    {"status.severity", "{rank}: {count} ({age})", "{rank}: {count}건 ({age})"},
    {"status.decided", "decided", "결정"},
    {"status.decisions", "{decisions}; flags: {states}", "모두 {count}건, 표시: {states}"},
    {"status.state", "{count} {state}", "{state} {count}건"},
    {"status.set_aside", "; {articles} set aside", ", 제외한 {articles}"},
    {"status.orphaned", "; {count} orphaned", ", 대상 없음 {count}건"},
    {"status.store", "store.git {size}, last commit {commit}", "store.git {size}, 마지막 커밋 {commit}"},
    {"status.index", "index.sqlite {size}; {packs}", "index.sqlite {size}, {packs}"},
    {"status.waiting", "waiting", "대기"},
    {"status.to_read", "{files} to be read", "읽을 {files}"},
    {"status.watched", "watched by process {process}", "프로세스 {process}번이 감시하는 중"},
    {"status.polled", "polled", "주기 확인"},
    {"status.rules", "rules", "규칙"},
    {"status.rules_edited",
     "other ones than the last scan's; `claimwatch reextract --dry-run` tells what they will change",
     "마지막 scan 때와 다름, 무엇이 바뀔지는 `claimwatch reextract --dry-run`으로 볼 수 있음"},
    {"status.undated", "undated", "날짜 없음"},
    {"status.failed", "failed", "실패"},
    {"status.channel", "channel", "알림"},
    {"channel.unused", "nothing sent yet", "아직 보낸 것 없음"},
    {"channel.sent", "last sent {time}", "마지막 전송 {time}"},
    {"channel.waiting", "; {digests} waiting", ", 대기 중인 {digests}"},
    {"channel.next", " ({tries}), next try {time}", " ({tries}), 다음 시도 {time}"},
    {"channel.test_sent", "sent", "보냄"},
    {"channel.test_failed", "failed: {reason}", "실패: {reason}"},
    {"init.already", "{folder} is a watch already; nothing was changed",
     "{folder}: 이미 감시 폴더이므로 아무것도 바꾸지 않음"},
    {"init.made", "{folder}: a watch", "{folder}: 감시 폴더"},
    {"init.part", "made {name}", "만듦: {name}"},
    {"init.next", "Put articles into {inbox}, then: {command}", "기사를 {inbox} 폴더에 넣은 다음 실행: {command}"},
    {"reindex.done", "index built anew from {readings}", "색인을 새로 만듦: {readings}"},
    {"reextract.failed", "failed: {reason}; what was read before stays", "실패: {reason}, 전에 읽은 것은 그대로 둠"},
    {"reextract.further", "originals that are read otherwise now: {count}", "이제 다르게 읽히는 원본: {count}건"},
    {"reextract.dry", "dry run: nothing was written", "시험 실행: 아무것도 쓰지 않음"},
    {"reextract.claims", "claims: {came} came, {gone} went, {changed} changed",
     "주장: 생김 {came}, 사라짐 {gone}, 바뀜 {changed}"},
    {"reextract.flags", "flags: {came} came, {gone} went, {changed} changed",
     "표시: 생김 {came}, 사라짐 {gone}, 바뀜 {changed}"},
    {"reextract.flag_list", "flags", "표시"},
    {"verify.whole", "store and index are whole: {readings}", "저장소와 색인에 이상 없음: {readings}"},
    {"config.right", "the configuration is right: {topics} topics in {files} files",
     "설정에 이상 없음: 주제 {topics}개, 파일 {files}개"},
    {"topics.checked", "{frames} frames, {examples} examples, {counterexamples} counterexamples, {failures} failures",
     "틀 {frames}개, 예 {examples}개, 반례 {counterexamples}개, 실패 {failures}개"},
    {"doctor.ok", "ok", "정상"},
    {"doctor.note", "note", "참고"},
    {"doctor.mend", "mend", "문제"},

    // Claims and articles
    {"claim.frame", "frame", "틀"},
    {"claim.bytes", "bytes", "바이트"},
    {"claim.interval", "interval", "구간"},
    {"claim.interval_ends", "{low} to {high}", "{low}~{high}"},
    {"claim.any", "any", "제한 없음"},
    {"claim.date", "date in the sentence", "문장 속 날짜"},
    {"claim.speaker", "speaker", "말한 이"},
    {"claim.outlet", "outlet", "인용된 매체"},
    {"history.legend", "! contradicts, ~ changed: `claimwatch show` and the digits tell the flag",
     "! 모순, ~ 변경: 뒤의 숫자를 `claimwatch show`에 주면 표시를 볼 수 있음"},
    {"history.decided", "behind them + is confirmed, - dismissed, ? to be looked at again",
     "숫자 뒤의 +는 확인, -는 기각, ?는 다시 볼 것"},
    {"article.head", "article {id}", "기사 {id}"},
    {"article.version", "version {number}", "{number}판"},
    {"article.copy_of", "copy of {article}, which told it first", "먼저 나온 기사 {article}의 사본"},
    {"article.copied", "copied by {source}, {day}  ({article})", "사본: {source}, {day}  ({article})"},
    {"article.title", "title", "제목"},
    {"article.source", "source", "출처"},
    {"article.published", "published", "게재"},
    {"article.published_by_file", "published≤", "게재≤"},
    {"article.modified", "modified", "수정"},
    {"article.url", "url", "주소"},
    {"article.file", "file", "파일"},
    {"article.stored", "stored as", "저장 위치"},

    // Decisions
    {"since", "{state} since {day}", "{day}부터 {state}"},
    {"age.none", "today", "오늘"},
    {"state.open", "open", "미결"},
    {"state.confirmed-change", "confirmed change", "변경 확인"},
    {"state.contradiction", "contradiction", "모순 확인"},
    {"state.not-a-change", "not a change", "변경 아님"},
    {"state.extraction-wrong", "extraction wrong", "잘못 읽음"},
    {"state.needs-second-look", "needs a second look", "다시 볼 것"},
    {"decision.note", "note", "메모"},
    {"decision.undo", "undo", "되돌림"},
    {"decision.redo", "redo", "다시 적용"},
    {"decision.set_aside", "set aside", "제외"},
    {"decision.taken_back", "taken back", "제외 취소"},
    {"decision.undone", "undone", "되돌려짐"},
    {"decision.orphaned", "orphaned", "대상 없음"},
    {"decision.other_sides", "decided when the sides were {old} and {new}", "결정 당시의 양쪽: {old}, {new}"},
    {"bulk.preview", "{count} flags become: {state}; decided before: {decided}",
     "{count}건을 {state} 상태로 바꿈, 이미 결정한 것 {decided}건"},
    {"bulk.ask", "go on? [y/N] ", "계속할까요? [y/N] "},
    {"bulk.nothing", "nothing was decided", "아무것도 결정하지 않음"},
    {"decision.flags_came", "flags that came by it: {count}", "이로써 생긴 표시: {count}건"},
    {"decision.flags_went", "flags that went by it: {count}", "이로써 사라진 표시: {count}건"},

    // Review
    {"review.place", "flag {at} of {count}, open {open}, new {news}",
     "표시 {count}건 가운데 {at}번째, 미결 {open}건, 새 표시 {news}건"},
    {"review.new", "new", "새 표시"},
    {"review.lines", "   lines {first} to {last} of {count}; space goes on, b goes back",
     "   {count}줄 가운데 {first}~{last}줄, 스페이스는 아래로, b는 위로"},
    {"review.left_out",
     "not shown here: {support} further claims that say the same as a side, {claims} of the timeline far from both",
     "여기에 없는 것: 양쪽과 같은 말을 한 주장 {support}건, 연표에서 양쪽과 먼 주장 {claims}건"},
    {"review.folding", "working out what follows from it…", "이에 따른 변화를 계산하는 중…"},
    {"review.few_keys", "? keys  q quit", "? 키 설명  q 끝"},
    {"review.decide", "c confirmed  x contradiction  d no change  w read wrongly  s second look  r open",
     "c 변경 확인  x 모순 확인  d 변경 아님  w 잘못 읽음  s 다시 볼 것  r 미결"},
    {"review.move", "u undo  j/k move  l list  / search  n note  o article  A all  ? help  q quit",
     "u 되돌림  j/k 다음, 이전  l 목록  / 찾기  n 메모  o 기사  A 모두  ? 도움말  q 끝"},
    {"review.which", "which side? 1 the first, 2 the second; any other key: neither",
     "어느 쪽? 1 첫째, 2 둘째, 다른 키는 취소"},
    {"review.all", "all {count} flags of this list become what? c x d s r; any other key: nothing",
     "이 목록의 {count}건을 모두 무엇으로? c x d s r, 다른 키는 취소"},
    {"review.nothing_to_decide", "all {count} flags of this list are in that state: {state}",
     "이 목록의 {count}건은 모두 이미 그 상태임: {state}"},
    {"review.none", "no flag to review", "검토할 표시 없음"},
    {"review.none_found", "no flag is such: {query}", "맞는 표시 없음: {query}"},
    {"review.nothing_to_undo", "nothing that you decided stands any more", "되돌릴 결정 없음"},
    {"review.waiting", "another process writes to the store; waiting for it…",
     "다른 프로세스가 저장소에 쓰는 중, 기다림…"},
    {"review.note_help", "Lines that begin with # are left out. Without any other nothing is noted.",
     "#로 시작하는 줄은 기록하지 않는다. 다른 줄이 없으면 메모하지 않는다."},
    {"review.not_noted", "nothing was noted", "메모하지 않음"},
    {"review.program_failed", "`{program}` ended with {code}; {variable} can name another program",
     "`{program}` 종료 코드 {code}, 다른 프로그램은 {variable} 변수로 정함"},
    {"review.no_scratch", "{path} cannot be made: {why}; TMPDIR can name another folder",
     "{path} 파일을 만들 수 없음: {why}, 다른 폴더는 TMPDIR 변수로 정함"},
    {"review.help",
     "Each key decides on the flag that is shown, is kept at once, and goes on to the next flag.\n\n"
     "  c  confirmed change: the claim did change\n"
     "  x  contradiction: the sources do disagree\n"
     "  d  not a change\n"
     "  w  extraction wrong: asks which side was misread; that claim counts no more\n"
     "  s  needs a second look\n"
     "  r  open again\n"
     "  A  the same for all flags of the list, as one operation: tells how many, and asks\n"
     "  u  takes your last operation back; again: the one before\n\n"
     "  j, k, arrows  next and previous flag\n"
     "  space, b      down and up the page, also Page Down and Page Up\n"
     "  l             all flags as a list, in which the same keys work; Enter goes back to one\n"
     "  /             lists what a query asks for (topic:stake -source:wire state:open); an empty one: all\n"
     "  n             a note, in $EDITOR\n"
     "  o             an article, in $PAGER, the quote between >>> and <<<\n"
     "  q             ends\n\n"
     "In the list: ! contradicts, ~ changed; the severity, 1 the worst; what became of the flag, new for what came "
     "since you decided last; for how long it has been there. In a timeline 1 and 2 are the sides of the flag.\n",
     "결정하는 키는 보이는 표시에 바로 기록되고, 다음 표시로 넘어간다.\n\n"
     "  c  변경 확인: 주장이 실제로 바뀜\n"
     "  x  모순 확인: 출처들이 실제로 서로 다름\n"
     "  d  변경 아님\n"
     "  w  잘못 읽음: 어느 쪽인지 묻고, 그 주장은 더 이상 세지 않음\n"
     "  s  다시 볼 것\n"
     "  r  다시 미결로\n"
     "  A  목록의 모든 표시를 한꺼번에: 건수를 알리고 묻는다\n"
     "  u  마지막 결정을 되돌림, 다시 누르면 그 앞의 결정\n\n"
     "  j, k, 화살표  다음과 이전 표시\n"
     "  스페이스, b   화면 아래와 위, Page Down과 Page Up도 같음\n"
     "  l             모든 표시의 목록, 같은 키를 쓸 수 있고 Enter로 돌아옴\n"
     "  /             조건에 맞는 목록 (topic:stake -source:wire state:open), 비우면 전체\n"
     "  n             $EDITOR로 메모\n"
     "  o             $PAGER로 기사, 인용한 말은 >>>와 <<< 사이\n"
     "  q             끝\n\n"
     "목록에서 !는 모순, ~는 변경, 숫자는 심각도(1이 가장 심각), 그 뒤는 상태와 경과 기간이며 새 표시는 마지막 결정 "
     "뒤에 생긴 것이다. 연표의 1과 2는 표시의 양쪽이다.\n"},

    // Versions
    {"diff.no_claim", "no claim differs", "달라진 주장 없음"},
    {"diff.withdrawn", "withdrawn", "철회"},
    {"diff.suspect", "suspect: it lost most of its text, and raises no flag",
     "의심: 본문 대부분이 사라져 아무 표시도 하지 않음"},

    // Plots
    {"plot.title", "{topic}: what was claimed over time", "{topic}: 시간에 따른 주장"},
    {"plot.stated", "stated", "단정"},
    {"plot.undated", "dated by its file", "파일 시각"},
    {"plot.several", "so many articles", "기사 수"},
    {"plot.held", "held", "유지"},
    {"plot.bounds", "what the bound allows", "한도 안의 값"},

    // Search
    {"search.further", "further articles: {count}, which --limit shows", "그 밖 기사 {count}건, --limit로 볼 수 있음"},
    {"search.further_claims", "further claims: {count}", "그 밖 주장 {count}건"},
    {"search.copies", "the same words: {copies}", "같은 글: {copies}"},

    // Digests
    {"digest.test", "[test] {title}", "[시험] {title}"},
    {"digest.test_text", "This is a test: it is told that the channel works, and nothing new.",
     "시험 알림입니다. 채널이 동작하는지 확인할 뿐 새로운 내용은 없습니다."},
    {"digest.further", "{count} more, which `claimwatch show` tells: {ids}",
     "그 밖 {count}건, `claimwatch show`로 볼 수 있음: {ids}"},

    // How far the new side is from the old one
    {"gap.same_day", "on the same day as {old_article}", "{old_article}와 같은 날"},
    {"gap.one_day", "a day after {old_article}", "{old_article} 하루 뒤"},
    {"gap.days", "{days} days after {old_article}", "{old_article} {days}일 뒤"},

    // Why the sides differ: the rule
    {"why.tells_change", "{new_article}, {gap}, tells a change in the words “{words}”",
     "{gap}에 나온 {new_article}가 “{words}” 같은 말로 바뀌었음을 알린다"},
    {"why.tells_end", "{new_article}, {gap}, tells {old} as over, beside what holds now",
     "{gap}에 나온 {new_article}가 지금의 상태와 함께 {old} 상태는 끝났음을 알린다"},
    {"why.gives_former", "{new_article}, {gap}, tells {value} as past: “{words}”",
     "{gap}에 나온 {new_article}가 {value} 값을 지난 일로 전한다: “{words}”"},
    {"why.later",
     "{new_article} says {new} {gap}, which is more than the {settle} days within which two values are of one time",
     "{new_article}의 {new} 값은 {gap}에 나왔고, 이는 같은 때의 값으로 보는 {settle}일을 넘는다"},
    {"why.same_time", "{new_article}, {gap}, speaks of the same time from another source, and no words tell a change",
     "{gap}에 나온 {new_article}는 출처가 다른데 같은 때를 말하며, 바뀌었다는 말이 없다"},
    {"why.one_outlet",
     "{new_article}, {gap}, is of the same outlet and speaks of the same time, and no words tell a change",
     "{gap}에 나온 같은 매체의 {new_article}가 같은 때를 말하며, 바뀌었다는 말이 없다"},
    {"why.two_plans", "{new_article}, {gap}, tells another plan, and no words tell a change of plan",
     "{gap}에 나온 {new_article}가 다른 계획을 전하며, 계획이 바뀌었다는 말이 없다"},
    {"why.own_article", "{new_article} says both of the present in one article",
     "{new_article} 하나가 현재를 두고 두 가지를 함께 말한다"},
    {"why.falls",
     "{new_article} gives {new} for a running total that {old_article} put at {old}, and a total cannot fall",
     "누적액은 줄어들 수 없는데 {old_article}에는 {old}, {new_article}에는 {new}"},
    {"why.plan", "{new_article} tells {new} as a plan, while {old} stands by {old_article}",
     "{new_article}는 {new} 값을 계획으로 전하고, {old_article}가 말한 현재 값은 {old}"},
    {"why.not_as_planned", "{old_article} told {old} as a plan, and by {new_article} it became {new}",
     "{old_article}에서 계획은 {old}, {new_article}에서 결과는 {new}"},
    {"why.told_as_past", "{new_article} tells {old} as past, beside {new}",
     "{new_article}가 {old} 값을 지난 일로, {new} 값을 그 뒤의 일로 전한다"},
    {"why.corrected", "a newer version of {new_article} says {new} where the one of {old_day} said {old}",
     "{new_article}의 새 판은 {new}, {old_day} 판은 {old}"},
    {"why.denied", "{new_article}, {gap}, denies what that one says",
     "{gap}에 나온 {new_article}가 그 내용을 부인한다"},
    {"why.event_apart",
     "{new_article}, {gap}, may tell of the same event, both being dated within {event} days, but one side tells it as "
     "past or planned, or much later",
     "{gap}에 나온 {new_article}가 {event}일 안의 같은 일을 말하는 듯하나, 한쪽은 지난 일이나 계획으로 또는 훨씬 "
     "나중에 전한다"},
    {"why.event_clash", "{new_article}, {gap}, seems to tell of the same event, both being dated within {event} days",
     "{gap}에 나온 {new_article}가 {event}일 안의 같은 일을 말하는 듯한데 값이 다르다"},

    // Why the sides differ: what else a reader should know
    {"why.other_scope", "{article} also says {value} of {scope}, so that the two may be of different scopes",
     "{article}에는 {scope} 범위의 {value} 값도 있어 서로 다른 범위를 말할 수 있다"},
    {"why.party_and_report", "{party} speaks as a party, while {reporter} reports from outside",
     "{party}: 당사자 자신의 말, {reporter}: 밖에서 전하는 말"},
    {"why.bounds_apart", "no number fits both {old} and {new}", "{old}에도 {new}에도 맞는 숫자는 없다"},
    {"why.dated", "{article} dates it {date}", "{article}가 밝힌 날짜는 {date}"},
    {"why.reverted", "{new} stood before", "{new} 값은 전에도 있었다"},
    {"why.undated", "“{doc}” names no date, and its file's time stands in",
     "“{doc}”에는 날짜가 없어 파일 시각으로 대신한다"},
};

std::string_view words_of(std::string_view key, Lang lang) {
  const auto* const words = std::ranges::find(messages, key, &Message::key);
  assert(words != std::end(messages));
  return lang == Lang::ko ? words->ko : words->en;
}

}  // namespace

Lang lang_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value != nullptr && *value != '\0') return std::string_view(value).starts_with("ko") ? Lang::ko : Lang::en;
  }
  return Lang::en;
}

std::string_view language_id(Lang lang) { return lang == Lang::ko ? "ko" : "en"; }

std::string filled(std::string_view rest, const Fillings& fillings) {
  std::string text;
  for (std::size_t open = 0; (open = rest.find('{')) != std::string_view::npos;) {
    const std::size_t close = rest.find('}', open);
    const std::string_view place = rest.substr(open + 1, close - open - 1);
    const auto filling = std::ranges::find(fillings, place, &Fillings::value_type::first);
    text += rest.substr(0, open);
    text += filling == fillings.end() ? std::string(rest.substr(open, close + 1 - open)) : filling->second;
    rest.remove_prefix(close + 1);
  }
  return text.append(rest);
}

std::string message(std::string_view key, Lang lang, const Fillings& fillings) {
  return filled(words_of(key, lang), fillings);
}

std::string counted(std::string_view key, std::size_t count, Lang lang) {
  std::string_view words = words_of(key, lang);
  if (const auto bar = words.find('|'); bar != std::string_view::npos) {
    words = count == 1 ? words.substr(0, bar) : words.substr(bar + 1);
  }
  return filled(words, {{"count", std::to_string(count)}});
}

}  // namespace claimwatch
