#include "monitor/report/translation.h"

#include <algorithm>
#include <optional>

namespace claimwatch {
namespace {

struct Clause {
  std::string_view en, ko;
};

// Korean is built so that no particle hangs on a place that is filled: its form would depend on the filling.
constexpr Clause clauses[] = {
    // Names that are wrong
    {"did you mean \"{name}\"?", "\"{name}\" 아닌가요?"},
    {"did you mean \"{name}\"? Allowed are {names}", "\"{name}\" 아닌가요? 쓸 수 있는 것: {names}"},
    {"allowed are {names}", "쓸 수 있는 것: {names}"},
    {"there is no command \"{name}\"", "\"{name}\" 명령 없음"},
    {"`{command} --help` names them", "`{command} --help`에 목록이 있습니다"},
    {"`{command} --help` says how", "쓰는 법은 `{command} --help`로 볼 수 있습니다"},
    {"there is no topic \"{name}\"", "\"{name}\" 주제 없음"},
    {"`claimwatch topics list` names them", "`claimwatch topics list`로 목록을 볼 수 있습니다"},
    {"there is no entity \"{name}\"", "\"{name}\" 이름의 기업이나 기관 없음"},
    {"entities.toml and the `name` of each in it tell which there are",
     "entities.toml에 있는 id와 `name`으로 찾을 수 있습니다"},
    {"the topic \"{topic}\" has no scope \"{name}\"", "\"{topic}\" 주제에 \"{name}\" 범위 없음"},
    {"it has none at all: leave --scope out", "이 주제에는 범위가 없으니 --scope를 빼세요"},
    {"it has {names}", "쓸 수 있는 범위: {names}"},
    {"there is no kind \"{name}\"", "\"{name}\" 종류 없음"},
    {"there is no state \"{name}\"", "\"{name}\" 상태 없음"},
    {"there is no field \"{name}\"", "\"{name}\" 필드 없음"},
    {"what has a colon in it stands in quotes", "쌍점이 든 말은 따옴표로 묶으세요"},
    {"there is no saved query \"{name}\"", "\"{name}\" 이름으로 저장한 질의 없음"},
    {"write it into claimwatch.toml, below [queries]", "claimwatch.toml의 [queries] 아래에 적으세요"},
    {"there is no channel \"{name}\"", "\"{name}\" 알림 채널 없음"},
    {"claimwatch.toml names them", "이름은 claimwatch.toml에 있습니다"},
    {"claimwatch.toml names no channel", "claimwatch.toml에 알림 채널 없음"},
    {"add a [[notify]] table (docs/formats.md, \"Notifications\")",
     "[[notify]] 표를 더하세요 (docs/formats.md의 \"Notifications\")"},
    {"no item \"{name}\" has failed", "읽지 못한 것 가운데 \"{name}\" 없음"},
    {"`claimwatch status --failed` names those that have", "`claimwatch status --failed`로 목록을 볼 수 있습니다"},
    {"no article is of a source \"{name}\"", "출처가 \"{name}\" 쪽인 기사 없음"},

    // Ids
    {"no flag, claim or article has the id \"{id}\"", "id가 \"{id}\" 값인 표시, 주장, 기사 없음"},
    {"{id} begins several ids", "{id}: 이렇게 시작하는 id가 여럿"},
    {"write more of it:", "더 길게 적으세요:"},
    {"write more of it", "더 길게 적으세요"},
    {"{id} is no article", "{id}: 기사가 아님"},
    {"{id} is no flag", "{id}: 표시가 아님"},
    {"article {id} has versions 1 to {last}", "기사 {id}의 판은 1~{last}"},
    {"{number} is none of them", "{number}판 없음"},
    {"{id} is the first version", "{id}: 첫 판"},
    {"name two to compare them", "비교할 두 판을 적으세요"},
    {"article {id} has one version", "기사 {id}: 판이 하나뿐"},
    {"name another one to compare the two", "비교할 다른 기사를 적으세요"},
    {"there is no such claim, and nothing to draw", "그런 주장이 없어 그릴 것이 없음"},

    // Queries
    {"query:{byte}", "질의 {byte}번째 바이트"},
    {"in the saved query \"{name}\"", "저장한 질의 \"{name}\""},
    {"is no UTF-8 from this byte on", "여기부터 UTF-8이 아님"},
    {"a word is missing here", "여기에 낱말이 빠짐"},
    {"\"{field}:\" has no value here", "\"{field}:\" 뒤에 값이 없음"},
    {"write it right behind, without a space", "빈칸 없이 바로 붙여 적으세요"},
    {"this quote has no end", "따옴표가 닫히지 않음"},
    {"write another \" behind its words", "말 뒤에 \"를 하나 더 적으세요"},
    {"a space is missing behind the quote", "따옴표 뒤에 빈칸이 빠짐"},
    {"all terms must hold anyway", "조건은 본래 모두 맞아야 함"},
    {"leave AND out", "AND를 빼세요"},
    {"write a|b where one of them is enough", "하나만 맞으면 될 때는 a|b로 적으세요"},
    {"write a - right before what must not hold", "빼려는 조건 바로 앞에 -를 적으세요"},
    {"the word itself stands in quotes: \"{word}\"", "낱말 그대로 찾으려면 따옴표로 묶으세요: \"{word}\""},
    {"a term has one date", "날짜는 하나만 쓸 수 있음"},
    {"write {field} once", "{field} 조건을 한 번만 적으세요"},
    {"\"{words}\" has no letter and no digit to look for", "\"{words}\" 안에 찾을 글자나 숫자가 없음"},
    {"\"{words}\" is no date", "\"{words}\": 날짜가 아님"},
    {"write one like 2026-01-31, 2026-01 or 2026", "2026-01-31, 2026-01, 2026처럼 적으세요"},
    {"the saved query \"{name}\" asks for itself", "저장한 질의 \"{name}\" 안에 자신이 다시 나옴"},
    {"take it out of its own words", "그 안에서 빼세요"},

    // Decisions
    {"which claim of flag {id} was misread is not said", "표시 {id}의 어느 주장을 잘못 읽었는지 적지 않음"},
    {"flag {id} has no claim \"{claim}\"", "표시 {id}: \"{claim}\" 주장 없음"},
    {"write --claim first, --claim second, or a claim's id", "--claim first, --claim second 또는 주장의 id로 적으세요"},
    {"--claim goes with --state extraction-wrong alone", "--claim은 --state extraction-wrong과만 씀"},
    {"write ids, or one query in one pair of quotes", "id들이나, 따옴표로 묶은 질의 하나를 적으세요"},
    {"nothing was decided on \"{id}\"", "\"{id}\" 결정 없음"},
    {"`claimwatch decisions` lists what was", "`claimwatch decisions`로 결정을 볼 수 있습니다"},
    {"all that was decided on {id} is undone already", "{id}: 결정이 이미 모두 되돌려짐"},
    {"nothing that {who} decided stands any more", "{who}: 되돌릴 결정 없음"},
    {"nothing was decided", "결정하지 못함"},
    {"cannot be put on the disk", "디스크에 쓸 수 없음"},
    {"nothing on {id} is undone", "{id}: 되돌린 결정 없음"},
    {"nothing that {who} took back stays so", "{who}: 되돌린 결정 없음"},
    {"who decides is not known", "누가 결정하는지 알 수 없음"},
    {"tell git once: {commands}", "git에 한 번 알려 주세요: {commands}"},

    // Watches, stores, files
    {"no watch here or above", "여기와 그 위에 감시 폴더 없음"},
    {"`claimwatch init` makes one", "`claimwatch init`으로 만들 수 있습니다"},
    {"there is no store", "저장소 없음"},
    {"make one with `claimwatch init`", "`claimwatch init`으로 만드세요"},
    {"this repository is no store, for it has no branch main", "main 브랜치가 없어 저장소가 아님"},
    {"this repository is no store, for its branch main has no file `format`",
     "main 브랜치에 `format` 파일이 없어 저장소가 아님"},
    {"the store is damaged", "저장소가 손상됨"},
    {"restore it from a copy", "사본에서 복구하세요"},
    {"restore it from a copy of the store", "저장소 사본에서 복구하세요"},
    {"put the store's objects back from a copy of it", "사본에서 저장소의 객체를 되돌려 놓으세요"},
    {"{store} is being written by process {process}", "{store}: 프로세스 {process}번이 쓰는 중"},
    {"{store} is being written by another process", "{store}: 다른 프로세스가 쓰는 중"},
    {"try again when it is done", "끝난 뒤 다시 실행하세요"},
    {"{store} is being watched by process {process}", "{store}: 프로세스 {process}번이 감시하는 중"},
    {"end that one first", "그것부터 끝내세요"},
    {"another program moved the branch main meanwhile", "그사이 다른 프로그램이 main 브랜치를 옮김"},
    {"try again", "다시 실행하세요"},
    {"cannot be read", "읽을 수 없음"},
    {"cannot be written", "쓸 수 없음"},
    {"cannot be made", "만들 수 없음"},
    {"cannot be replaced", "바꿀 수 없음"},
    {"cannot be locked", "잠글 수 없음"},
    {"cannot be listed", "목록을 볼 수 없음"},
    {"cannot be opened for writing", "쓰려고 열 수 없음"},
    {"standard output cannot be written", "표준 출력에 쓸 수 없음"},
    {"what was printed is not whole", "출력이 온전하지 않습니다"},
    {"let this user read it, and scan again", "이 사용자가 읽을 수 있게 한 뒤 다시 scan 하세요"},
    {"{folder} is polled", "{folder}: 주기적으로 확인함"},
    {"{kind} tells nothing of others' changes", "{kind}: 다른 컴퓨터의 변경은 알려 주지 않음"},
    {"the system's limit of watched folders is reached", "시스템이 감시할 수 있는 폴더 수를 넘음"},
    {"raise fs.inotify.max_user_watches", "fs.inotify.max_user_watches를 올리세요"},
    {"raise fs.inotify.max_user_instances", "fs.inotify.max_user_instances를 올리세요"},
    {"the inbox \"{inbox}\" is missing", "수신함 \"{inbox}\" 없음"},
    {"make it, or take it out of `inboxes` in claimwatch.toml", "만들거나 claimwatch.toml의 `inboxes`에서 빼세요"},
    {"the inbox \"{inbox}\" is a file", "수신함 \"{inbox}\": 폴더가 아니라 파일"},
    {"name the folder it lies in in claimwatch.toml", "claimwatch.toml에는 그 파일이 든 폴더를 적으세요"},
    {"this user cannot write it", "이 사용자는 쓸 수 없음"},
    {"let who can run `claimwatch reindex`", "쓸 수 있는 사용자가 `claimwatch reindex`를 실행하세요"},
    {"is out of date, and this user cannot write it: all articles are read anew for this command",
     "오래되었고 이 사용자는 쓸 수 없어, 이번 명령에만 모든 기사를 다시 읽음"},
    {"let who can write it run `claimwatch status` once", "쓸 수 있는 사용자가 `claimwatch status`를 한 번 실행하세요"},
    {"`claimwatch reindex` builds it anew", "`claimwatch reindex`로 새로 만들 수 있습니다"},
    {"run `claimwatch reindex`", "`claimwatch reindex`를 실행하세요"},
    {"it is damaged", "손상됨"},
    {"the index names a reading that the store has not", "색인에 있는 읽기가 저장소에 없음"},
    {"the store has no such reading", "저장소에 그런 읽기 없음"},
    {"bytes {start}..{end} are not the quote that the index has", "{start}..{end} 바이트가 색인의 인용문과 다름"},
    {"the configuration stays as it was", "설정은 그대로 둡니다"},
    {"unknown key \"{key}\"", "모르는 키 \"{key}\""},
    {"take it out", "빼세요"},
    {"\"{key}\" is missing here", "여기에 \"{key}\" 없음"},
    {"add it", "더하세요"},
    {"Permission denied", "권한 없음"},
    {"No such file or directory", "그런 파일이나 폴더 없음"},
    {"No space left on device", "디스크에 남은 자리 없음"},
    {"Disk quota exceeded", "디스크 할당량을 넘음"},
    {"Read-only file system", "읽기 전용 파일 시스템"},
    {"Is a directory", "폴더임"},
    {"Not a directory", "폴더가 아님"},
    {"Input/output error", "입출력 오류"},
    {"`claimwatch review` needs a terminal", "`claimwatch review`는 터미널에서만 동작함"},
    {"without one decide with `claimwatch flags resolve`", "터미널이 없으면 `claimwatch flags resolve`로 결정하세요"},
    {"TERM is \"{kind}\", which cannot show a full screen", "TERM 값 \"{kind}\": 전체 화면을 보일 수 없음"},
    {"set TERM, or decide with `claimwatch flags resolve`",
     "TERM을 바로잡거나 `claimwatch flags resolve`로 결정하세요"},

    // Why an item cannot be read
    {"the file is empty", "빈 파일"},
    {"it holds an empty file", "안에 든 파일이 비어 있음"},
    {"save the article again", "기사를 다시 저장하세요"},
    {"save it again", "다시 저장하세요"},
    {"save it again as a web page", "웹 페이지로 다시 저장하세요"},
    {"fetch the feed again", "피드를 다시 받으세요"},
    {"fetch or save it again", "다시 받거나 저장하세요"},
    {"save the document again", "문서를 다시 저장하세요"},
    {"save the article as .txt", "기사를 .txt로 저장하세요"},
    {"save the article as .txt or .md", "기사를 .txt나 .md로 저장하세요"},
    {"save the article as .txt, .html or .docx", "기사를 .txt, .html, .docx로 저장하세요"},
    {"save the article as .html or .txt", "기사를 .html이나 .txt로 저장하세요"},
    {"save it without a password", "암호 없이 저장하세요"},
    {"save its articles one by one", "기사를 하나씩 저장하세요"},
    {"{kind} is not read yet", "아직 읽지 않는 형식: {kind}"},
    {"an old office document (.doc, .hwp), or an encrypted one, is not read yet",
     "아직 읽지 않는 형식: 옛 오피스 문서(.doc, .hwp)나 암호화된 문서"},
    {"binary data: it holds NUL characters", "이진 데이터: NUL 문자가 들어 있음"},
    {"binary data: it holds many control characters", "이진 데이터: 제어 문자가 많음"},
    {"give the text itself", "글 자체를 넣으세요"},
    {"neither UTF-8 (first bad byte at offset {byte}), windows-949 (EUC-KR), UTF-16 nor surely another charset, or "
     "binary data",
     "UTF-8(잘못된 첫 바이트 위치 {byte}), windows-949(EUC-KR), UTF-16 어느 것도 아니고 다른 문자 집합인지도 "
     "확실하지 않거나 이진 데이터"},
    {"convert it to UTF-8", "UTF-8로 바꾸세요"},
    {"there is no text in it", "본문 없음"},
    {"there is no text in the PDF, perhaps only pictures of it", "PDF에 글이 없음, 그림뿐일 수 있음"},
    {"PDF needs pdftotext, which is not installed", "PDF를 읽을 pdftotext가 설치되지 않음"},
    {"install poppler-utils, then scan again", "poppler-utils를 설치한 뒤 다시 scan 하세요"},
    {"the PDF is encrypted", "암호화된 PDF"},
    {"broken PDF ({why})", "깨진 PDF ({why})"},
    {"broken ZIP archive ({part}: {why})", "깨진 ZIP 파일 ({part}: {why})"},
    {"the document is encrypted", "암호화된 문서"},
    {"broken gzip (it is cut short)", "깨진 gzip (중간에 끊김)"},
    {"broken gzip ({why})", "깨진 gzip ({why})"},
    {"fetch or compress it again", "다시 받거나 압축하세요"},
    {"it is compressed twice", "두 번 압축됨"},
    {"give what the first one holds", "한 번 푼 것을 넣으세요"},
    {"it expands to over {size} MB, which no article does", "풀면 {size} MB를 넘음, 기사로 볼 수 없음"},
    {"the document expands to over {size} MB, which no article does",
     "문서를 풀면 {size} MB를 넘음, 기사로 볼 수 없음"},
    {"{size} is over the limit of {limit}", "크기 {size}, 한도 {limit} 초과"},
    {"raise limit_bytes in claimwatch.toml", "claimwatch.toml의 limit_bytes를 올리세요"},
    {"there is no article in the page", "페이지에 기사 없음"},
    {"save it once more when its text is shown, or as .txt", "본문이 보일 때 다시 저장하거나 .txt로 저장하세요"},
    {"there is no page in the file", "파일에 페이지 없음"},
    {"the mail has no text, but for attachments", "메일에 본문이 없고 첨부만 있음"},
    {"save those", "첨부를 저장하세요"},
    {"it is no mail: its headers cannot be read", "메일이 아님: 머리글을 읽을 수 없음"},
    {"the feed has no articles in it", "피드에 기사 없음"},
    {"there is no element in the feed", "피드에 항목 없음"},
    {"the element has no text", "항목에 본문 없음"},
    {"save its page, {url}", "그 페이지를 저장하세요: {url}"},
    {"save its page, whose address it does not tell", "그 페이지를 저장하세요 (주소는 없음)"},
    {"the element has neither guid, link, title nor date to know it again by",
     "항목을 다시 알아볼 guid, link, 제목, 날짜가 모두 없음"},
    {"the element is broken JSON", "항목의 JSON이 깨짐"},
    {"the other elements are read", "다른 항목은 읽었습니다"},
    {"this element has no end", "이 항목이 닫히지 않음"},
    {"JSON, but no JSON Feed", "JSON이지만 JSON Feed가 아님"},
    {"XML, but no RSS or Atom feed (its outermost element is {name})",
     "XML이지만 RSS나 Atom이 아님 (맨 바깥 요소 {name})"},
    {"XML without an element", "요소가 없는 XML"},
    {"broken XML in line {line}", "{line}째 줄에서 깨진 XML"},
    {"the feed has over 10000 elements", "피드의 항목이 10000개를 넘음"},
    {"split it", "나누세요"},
    {"modified {modified} ({from}) is before published {published} ({source})",
     "수정 {modified} ({from}) 시각이 게재 {published} ({source}) 시각보다 앞섬"},
    {"correct one of them", "하나를 바로잡으세요"},
    {"correct it", "바로잡으세요"},
    {"{key} \"{value}\" is not a date", "{key} \"{value}\": 날짜가 아님"},
    {"write it as 2025-01-22 or 2025-01-22T10:12:00+09:00", "2025-01-22나 2025-01-22T10:12:00+09:00처럼 적으세요"},
    {"{key} {day} is in the future of the file, {saved}", "{key} {day}: 파일 시각 {saved}보다 뒤"},
    {"{key} {day} is before {first}", "{key} {day}: {first}보다 앞"},
    {"{key} \"{value}\" is no web address", "{key} \"{value}\": 웹 주소가 아님"},
    {"write all of it, with https://", "https://부터 모두 적으세요"},
    {"lang \"{value}\" is not a language code", "lang \"{value}\": 언어 코드가 아님"},
    {"write one such as ko or en", "ko나 en처럼 적으세요"},
    {"known are title, source, published, modified, url and lang",
     "쓸 수 있는 것: title, source, published, modified, url, lang"},
    {"the front matter that begins here is not closed", "여기서 시작한 머리말이 닫히지 않음"},
    {"end it with a line of {fence}", "{fence} 줄로 닫으세요"},
    {"this is no `key: value` line", "`키: 값` 줄이 아님"},
    {"\"{words}\" is left out", "\"{words}\" 제외"},
    {"numbers above 9,223,372,036,854,775 are not compared", "9,223,372,036,854,775보다 큰 수는 비교하지 않음"},
    {"{program} is not installed", "{program}: 설치되지 않음"},

    // Where a value of an article came from
    {"file time", "파일 시각"},
    {"file name", "파일 이름"},
    {"front matter", "머리말"},
    {"sidecar", "곁파일"},
    {"text", "본문"},
    {"feed", "피드"},
    {"mail", "메일"},
    {"page", "페이지"},
    {"document properties", "문서 속성"},

    // Why a claim was read so
    {"word of {frame}", "{frame}의 낱말"},
    {"value {value}", "값 {value}"},
    {"tells a change", "바뀌었다는 말"},
    {"time current", "시제: 현재"},
    {"time former", "시제: 과거"},
    {"time planned", "시제: 계획"},
    {"certainty stated", "확실성: 단정"},
    {"certainty reported", "확실성: 전언"},
    {"certainty possible", "확실성: 가능성"},
    {"certainty denied", "확실성: 부인"},
    {"scope {scope}", "범위 {scope}"},
    {"{role} {entity} (from before)", "{role} {entity} (앞에서)"},
    {"person", "사람"},
    {"organisation", "기관"},
    {"unnamed", "익명"},

    // What `doctor` finds
    {"clock", "시계"},
    {"locale", "로캘"},
    {"home", "홈"},
    {"temporary", "임시 폴더"},
    {"watch", "감시"},
    {"settings", "설정"},
    {"rules", "규칙"},
    {"inbox", "수신함"},
    {"events", "변경 알림"},
    {"store", "저장소"},
    {"index", "색인"},
    {"space", "디스크"},
    {"is after the program was written", "이 프로그램이 나온 뒤의 시각"},
    {"tells a time before the program was written", "이 프로그램이 나오기 전의 시각"},
    {"set it: readings are kept with their time", "맞추세요: 읽은 시각이 함께 저장됩니다"},
    {"is {charset}, while all output is UTF-8: other tools may show Hangul as signs",
     "{charset}: 출력은 모두 UTF-8이어서 다른 도구에서 한글이 깨져 보일 수 있음"},
    {"HOME is not set: git's settings of this user are not read", "HOME이 없어 이 사용자의 git 설정을 읽지 못함"},
    {"set HOME", "HOME을 정하세요"},
    {"this user cannot read it, and git makes no store then", "이 사용자가 읽을 수 없어 git이 저장소를 만들지 못함"},
    {"set HOME to a folder that this user can read", "HOME을 이 사용자가 읽을 수 있는 폴더로 정하세요"},
    {"this user has no folder for temporary files, which PDF and --dry-run need",
     "PDF와 --dry-run에 필요한 임시 폴더를 쓸 수 없음"},
    {"set TMPDIR to a folder that this user can write", "TMPDIR을 이 사용자가 쓸 수 있는 폴더로 정하세요"},
    {"left by a command that was killed", "강제로 끝난 명령이 남긴 것"},
    {"pdftotext is not installed: no PDF is read", "pdftotext가 설치되지 않아 PDF를 읽지 않음"},
    {"install poppler-utils, then `claimwatch retry`", "poppler-utils를 설치한 뒤 `claimwatch retry`를 실행하세요"},
    {"the disk can hold no more files", "디스크에 파일을 더 만들 수 없음"},
    {"{size} left on the disk", "디스크에 {size} 남음"},
    {"make room", "자리를 만드세요"},
    {"what was read is safe, and nothing more is read without", "읽은 것은 안전하지만 더는 읽지 못합니다"},
    {"process {process} watches", "프로세스 {process}번이 감시하는 중"},
    {"`watch` looks there every few seconds instead", "`watch`는 몇 초마다 직접 확인하므로"},
    {"nothing is missed", "놓치는 것은 없습니다"},
    {"the system tells of new files in all inboxes", "모든 수신함의 새 파일을 시스템이 알려 줌"},
    {"1 file cannot be read by this user", "이 사용자가 읽을 수 없는 파일 1개"},
    {"{count} files cannot be read by this user", "이 사용자가 읽을 수 없는 파일 {count}개"},
    {"`claimwatch status --failed` names them after a scan", "scan 뒤 `claimwatch status --failed`로 볼 수 있습니다"},
    {"let this user read them", "이 사용자가 읽을 수 있게 하세요"},
    {"1 file, all readable", "파일 1개, 모두 읽을 수 있음"},
    {"{count} files, all readable", "파일 {count}개, 모두 읽을 수 있음"},
    {"its time is {time}, and now is {now}", "파일 시각 {time}, 현재 {now}"},
    {"set this machine's clock, or that of the machine that wrote the file",
     "이 컴퓨터나 파일을 쓴 컴퓨터의 시계를 맞추세요"},
    {"the newest reading is of {time}, and now is {now}", "마지막으로 읽은 시각 {time}, 현재 {now}"},
    {"set this machine's clock", "이 컴퓨터의 시계를 맞추세요"},
    {"belongs to {owner}, and git refuses stores of others", "{owner} 소유여서 git이 거부함"},
    {"run `scan` and `watch` as the user whom it belongs to, or let this one write it",
     "소유한 사용자로 `scan`과 `watch`를 실행하거나 이 사용자가 쓸 수 있게 하세요"},
    {"{count} readings", "읽기 {count}회"},
    {"`claimwatch verify` checks every object", "모든 객체를 확인하려면 `claimwatch verify`"},
    {"commands copy it each time", "명령마다 복사합니다"},
    {"let this user write it", "이 사용자가 쓸 수 있게 하세요"},
    {"made by the first scan", "첫 scan 때 만들어짐"},
    {"the next command builds it anew by itself", "다음 명령이 알아서 새로 만듭니다"},
    {"whole", "이상 없음"},

    // The words on the command line
    {"A subcommand is required", "명령이 필요함"},
    {"{name} is required", "{name}: 꼭 적어야 함"},
    {"The following argument was not expected: {words}", "모르는 인자: {words}"},
    {"The following arguments were not expected: {words}", "모르는 인자: {words}"},
    {"{option}: Value {value} not in range {least} to {most}", "{option}: 쓸 수 없는 값 {value}"},
    {"{option}: {value} not in {values}", "{option}: {value}: 쓸 수 있는 것은 {values}"},
    {"{one} excludes {other}", "함께 쓸 수 없음: {one}, {other}"},
    {"{option}: {count} required {type} missing", "{option}: 값이 빠짐 ({type})"},
    {"Could not convert: {option} = {value}", "{option}: 쓸 수 없는 값 {value}"},
    {"{option}: Number less or equal to 0: {value}", "{option}: 0보다 커야 함: {value}"},
};

/// Finds what the pattern's places stand for in the text, where it is of that form. No place goes over the end of a
/// clause, or of what it is about.
bool has_form(std::string_view text, std::string_view pattern, Fillings& fillings) {
  const auto open = pattern.find('{');
  if (open == std::string_view::npos) return text == pattern;
  if (!text.starts_with(pattern.substr(0, open))) return false;
  text.remove_prefix(open);
  const auto close = pattern.find('}', open);
  const std::string_view place = pattern.substr(open + 1, close - open - 1), rest = pattern.substr(close + 1);
  const auto most = std::min({text.find("; "), text.find(": "), text.size()});
  for (std::size_t size = 1; size <= most; ++size) {
    if (!has_form(text.substr(size), rest, fillings)) continue;
    fillings.emplace_back(place, text.substr(0, size));
    return true;
  }
  return false;
}

std::optional<std::string> as_a_whole(std::string_view english) {
  for (const Clause& clause : clauses) {
    Fillings fillings;
    if (has_form(english, clause.en, fillings)) return filled(clause.ko, fillings);
  }
  return std::nullopt;
}

std::string in_korean(std::string_view english);

/// The parts on both sides of the first mark, each for itself; none without a mark.
std::optional<std::string> in_parts(std::string_view english, std::string_view mark, std::string_view mark_ko) {
  const auto at = english.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  return in_korean(english.substr(0, at)).append(mark_ko).append(in_korean(english.substr(at + mark.size())));
}

std::string in_korean(std::string_view english) {
  if (auto lines = in_parts(english, "\n", "\n")) return *std::move(lines);
  if (auto whole = as_a_whole(english)) return *std::move(whole);
  if (auto both = in_parts(english, "; ", ", ")) return *std::move(both);
  if (auto sides = in_parts(english, ": ", ": ")) return *std::move(sides);
  return std::string(english);
}

}  // namespace

std::string translated(std::string_view english, Lang lang) {
  return lang == Lang::ko ? in_korean(english) : std::string(english);
}

}  // namespace claimwatch
