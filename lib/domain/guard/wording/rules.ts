/*
 * Finding words in what a task says, as a careful reader would. Width, case, spaces, unseen characters and
 * dots or dashes between two Han characters make no difference; … in a word stands for a few characters,
 * # for a number. A word is not found where it is part of a longer phrase that means something else (打卡点),
 * or where its clause speaks against it (不得打卡, 取消积分排名, 点赞、转发一律不作为依据). What forbids the
 * absence of a thing still asks for it (不得缺席签到, 打卡不得少于 3 次), and so does what replaces one
 * thing by another (取消签到改为打卡). What is cured (整治, 查处) is only what follows at once: people who
 * cure one thing may well be told to do another (整治腐败的工作人员每日打卡).
 */

/** How words are looked for. */
export interface Wording {
  words: readonly string[];
  exceptions?: readonly string[] | undefined;
  near?: readonly string[] | undefined;
  far?: readonly string[] | undefined;
}

/** Characters that are not seen, and marks between two Han characters: they would hide a word. */
const HIDING = /[\s\p{Cf}]+|(?<=\p{Script=Han})[·・‧•\-‐–_*]+(?=\p{Script=Han})/gu;

/** Text as it is compared: one width, one case, nothing that hides. Repeating it changes nothing. */
export function plainText(text: string): string {
  let plain = text;
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.normalize("NFKC").toLowerCase().replace(HIDING, "");
  }
  return plain;
}

const CLAUSE_ENDS = /[。;,!?\n\r]/;

/** Bounds and necessities that only look like a negation. */
const NO_NEGATION =
  /不(?:得|能|应|可)?(?:少于|低于|超过|晚于|迟于|多于|高于|大于|小于)|不(?:得|能|可)不|必不可少|不可(?:或缺|缺少)/g;

const NEGATION = new RegExp(
  [
    "不(?:得|再|搞|以|要|用|需|必|可|准|许|应|能|宜|考核|考评|参与|收|设|把|将|作|做|评|排|强制|强行|额外|组织|开展|采集|采取",
    "|采用|下载|安装|统计|含|包括|另|列入|纳入|计|提倡|鼓励|发|晒|比|进行|使用|建|实行|推行|允许|上传|拍|录|留|提交|唯)",
    "|禁止|严禁|取消|杜绝|避免|防止|停止|停用|无需|无须|毋须|毋需|摒弃|废止|叫停|反对|切勿|请勿|取缔|拒绝|免于|免除",
    "|非必要",
  ].join(""),
  "g",
);

/** Verbs that cure what follows them. */
const CURE = /整治|纠治|纠正|治理|清理|清除|减少|克服|制止|严查|查处/g;

/** What makes of such a verb a piece of work, in which people may be told anything. */
const PIECE_OF_WORK = /^(?:工作(?:[^群]|$)|行动|期间|专班|情况|成效|结果|任务|台账|组|中)/;

/** How far a cure reaches. */
const CURE_REACH = 10;

/** Where, after what is cured, somebody is told to do something. */
const NEW_DEMAND =
  /(?<=.)(?:每[日天周旬月季年人户名]|必须|务必|须|应当|应(?=每|在|于)|需要|定期|按时|(?<!违规|违法|随意|层层|强制|变相|过度|不当|擅自|乱|硬性|强行|统一)(?:要求|组织|开展|实行|推行)|的(?:工作)?人员|的干部|的同志|专班|工作组|检查组)/;

/** Between a negation and the word: it is the absence that is spoken against, or something new begins. */
const TURNS_BACK =
  /漏|缺|拒|忘|逃避|不|未|少|迟|代|虚假|造假|无故|改为|改成|改用|代之以|转为|而是|但|仍|继续|并要求|并实行|并组织|并每|并定期|同时/;

const NEGATED_AFTER =
  /不作为|不纳入|不列入|不计入|不得作为|不得列入|不得纳入|不再|(?:取消|停止|停用|废止|叫停|禁止|不搞|不要求|取缔|除外)\)?$/;

function masked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => "\u0000".repeat(found.length));
}

/** What stands between the end of each match and the end of the text. */
function afterEach(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => text.slice(found.index + found[0].length));
}

const lastPart = (text: string) => text.slice(text.lastIndexOf("、") + 1);

function isCured(between: string): boolean {
  const part = lastPart(between);
  if (part.length > CURE_REACH || PIECE_OF_WORK.test(between)) return false;
  return !TURNS_BACK.test(part) && !NEW_DEMAND.test(between);
}

function isNegatedBefore(before: string): boolean {
  return (
    afterEach(before, NEGATION).some((between) => !TURNS_BACK.test(lastPart(between))) ||
    afterEach(before, CURE).some(isCured)
  );
}

function isNegated(clause: string, at: number, length: number): boolean {
  const plain = masked(clause, NO_NEGATION);
  return isNegatedBefore(plain.slice(0, at)) || NEGATED_AFTER.test(plain.slice(at + length));
}

const GAP = "[^、\u0000]{0,8}?";
const NUMBER = "[\\d一二三四五六七八九十百两几]{1,4}";

/** A word as it is looked for; `...` is what … becomes when it is compared. */
function patternOf(word: string): RegExp {
  const parts = word.split(/\.{3,}/).filter((part) => part !== "");
  const bare = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(bare.join(GAP).replaceAll("#", NUMBER), "g");
}

// A rule's words are looked for in thousands of clauses; its lists do not change.
const PATTERNS = new WeakMap<readonly string[], RegExp[]>();

function longestFirst(words: readonly string[]): RegExp[] {
  const known = PATTERNS.get(words);
  if (known) return known;
  const patterns = [...new Set(words.map(plainText))]
    .filter((word) => word.replace(/[.#]/g, "") !== "")
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(patternOf);
  PATTERNS.set(words, patterns);
  return patterns;
}

const NONE: readonly string[] = [];

interface Place {
  word: string;
  at: number;
}

function placesIn(clause: string, patterns: readonly RegExp[]): Place[] {
  const found: Place[] = [];
  let rest = clause;
  for (const pattern of patterns) {
    for (const { 0: word, index: at } of rest.matchAll(pattern)) found.push({ word, at });
    rest = masked(rest, pattern);
  }
  return found.sort((a, b) => a.at - b.at);
}

function includesOne(clause: string, words: readonly string[] | undefined): boolean {
  return words !== undefined && longestFirst(words).some((pattern) => clause.search(pattern) >= 0);
}

function inClause(clause: string, wording: Wording): string[] {
  if (!includesOne(clause, wording.words)) return [];
  if (wording.near && !includesOne(clause, wording.near)) return [];
  if (includesOne(clause, wording.far)) return [];
  const readable = longestFirst(wording.exceptions ?? NONE).reduce(masked, clause);
  return placesIn(readable, longestFirst(wording.words))
    .filter(({ word, at }) => !isNegated(clause, at, word.length))
    .map(({ word }) => word);
}

/** The clauses of a text, each as it is compared. */
export function clausesOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(CLAUSE_ENDS)
    .map(plainText)
    .filter((clause) => clause !== "");
}

/** The words that clauses really ask for, each once, in the order in which they stand. */
export function wordsInClauses(clauses: readonly string[], wording: Wording): string[] {
  return [...new Set(clauses.flatMap((clause) => inClause(clause, wording)))];
}

/** The same of a text. */
export function wordsIn(text: string, wording: Wording): string[] {
  return wordsInClauses(clausesOf(text), wording);
}
