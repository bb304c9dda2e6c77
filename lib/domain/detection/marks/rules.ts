/*
 * The words of a sentence that mean something here, found by the longest word that the tables know, and persons
 * that are written in many ways (王主任, 姓刘的, 管土地的, 书记家). Each is a mark with the place where it stands.
 * Nothing is repeated at a place, so the work grows with the length of the text alone.
 */
import { GAINS } from "@/lib/domain/detection/gains/rules";
import { INNUENDO } from "@/lib/domain/detection/innuendo/rules";
import { MISUSES } from "@/lib/domain/detection/misuses/rules";
import { PEOPLE } from "@/lib/domain/detection/people/rules";
import { PROPOSALS } from "@/lib/domain/detection/proposals/rules";

const TABLES = { ...PEOPLE, ...GAINS, ...MISUSES, ...INNUENDO, ...PROPOSALS };

export type MarkKind = keyof typeof TABLES | "named" | "house" | "sum" | "done" | "please";

/** A word that was found: what it speaks for, and where it stands in the sentence. */
export interface Mark {
  kind: MarkKind;
  at: number;
  end: number;
}

function lexicon(): Map<string, MarkKind[]> {
  const words = new Map<string, MarkKind[]>();
  for (const [kind, table] of Object.entries(TABLES)) {
    for (const word of table.split(/\s+/)) {
      if (word) words.set(word, [...(words.get(word) ?? []), kind as MarkKind]);
    }
  }
  return words;
}

const LEXICON = lexicon();
const LONGEST = Math.max(...[...LEXICON.keys()].map(({ length }) => length));

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤尤柯聂鲁易喻占骆祝";
const TITLE =
  "(?:第一书记|副?(?:支?书记?|主任|支书|[村镇乡县区市局院校园所站科处股厂队组部]长|会计|经理|医生|大夫|老师|警官|主席|委员|文书))";
const NUMERAL = "[0-9一二两三四五六七八九十几百千万亿]";
/** Persons and sums that no table can list. */
const SHAPES: readonly [MarkKind, RegExp][] = [
  [
    "named",
    new RegExp(
      `(?:老|小)?[${SURNAMES}](?:[\\p{Script=Han}]{1,2}|某+|x{2,3})?${TITLE}(?![员门理校])`,
      "gu",
    ),
  ],
  [
    "named",
    new RegExp(
      `(?<=^|[，的们找跟给向那个位是查])[${SURNAMES}](?:总|工|队|局|处|科|所|院|校|书记?|镇|乡|县)(?=[，的说把要收拿吃跟和给是也都天每跑办家])`,
      "gu",
    ),
  ],
  [
    "named",
    new RegExp(
      `姓[${SURNAMES}]的?|[${SURNAMES}](?:某+|x{2,3})|(?<=[的，个局所站院队厂社里办校]|^)[老小][${SURNAMES}](?=[，把就说也都要收拿吃跟和给在是家的得])`,
      "gu",
    ),
  ],
  [
    "vague",
    /(?:分?管|负责|主管|经手|签字|验收|收费|审批|办证|把门|做主|掌勺|坐窗口)[\p{Script=Han}]{0,6}?(?:的那?[位个人]|那[位个人]|的(?=[，把就说也都要收拿跟和来]|$))|[局所站院校队厅处部科室镇乡村县委办]里?(?:的|有|那)?(?:那[位个几]|有[个位]|某[个位]|几个|几位|[个位])(?:[人头]|当|管|大|小|老|女|男|领)?|(?:那|这|咱们?|我们)[\p{Script=Han}]{0,4}(?:位|爷|主儿|家伙|帮人|伙人|几个)/gu,
  ],
  [
    "house",
    /(?:书记|支书|主任|[村乡镇县区局校院园所站科处队组]长|会计|文书|干部|领导|[他她]们?|那位|管事的?)(?:自己|老|的)?(?:家(?!访|门|属|庭|长|里?(?:看望|慰问|走访|帮))|屋里|屋头|门口)/gu,
  ],
  [
    "sum",
    new RegExp(
      `(?:好几|几|${NUMERAL})${NUMERAL}{0,9}(?:多|来|好几)?(?:块|元|万|千|百|条|瓶|箱|套|亩|辆|层|桌|成)|[0-9]{3,}(?![0-9]*[年号路])`,
      "gu",
    ),
  ],
  ["give", /给[^，]{1,10}?(?:打|转|汇|塞|交|发)[过了]?(?=[0-9几一二两三四五六七八九十])/gu],
  ["take", /[把将][^，]{1,14}?(?:卖|搬|运|拉|弄|倒|揣|划|转|牵)(?:到|去|给|了|走|回|掉|出|进)/gu],
  [
    "league",
    /[跟和与陪请][^，]{1,8}?(?:吃饭|喝酒|吃了?[个顿]饭|打牌|喝茶|旅游|唱歌|洗脚|吃吃喝喝|钓鱼)/gu,
  ],
  [
    "softHidden",
    /(?:没有?|不|从来?不|未)(?:给|让|准|见|经|有|敢)?[^，]{0,4}(?:看过?|查|问|公布|公开|公示|开会|招标|报名)/gu,
  ],
  ["vague", /[部局所站院队委](?:里)?的人(?!员|民)/gu],
  ["done", /[\p{Script=Han}](?:了|过)(?!解|程|滤|敏|道|年|节|渡|期|度|户|不起)/gu],
  [
    "please",
    /(?<=^|，)请(?!客|吃|他|人|领导|一顿|一桌)|请(?=公|在|把|给|让|组|各|有关|定|增|设|问|教)/gu,
  ],
];

function listed(words: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < words.length; ) {
    const end = longestAt(words, at);
    for (const kind of LEXICON.get(words.slice(at, end)) ?? []) marks.push({ kind, at, end });
    at = Math.max(end, at + 1);
  }
  return marks;
}

function longestAt(words: string, at: number): number {
  for (let end = Math.min(words.length, at + LONGEST); end > at; end -= 1) {
    if (LEXICON.has(words.slice(at, end))) return end;
  }
  return at;
}

function shaped(words: string): Mark[] {
  return SHAPES.flatMap(([kind, shape]) =>
    [...words.matchAll(shape)].map(({ index, 0: { length } }) => ({
      kind,
      at: index,
      end: index + length,
    })),
  );
}

/** All marks of a sentence, in order. */
export function marksOf(words: string): Mark[] {
  return [...listed(words), ...shaped(words)]
    .map((mark) => (isOwn(words, mark) ? { ...mark, kind: "own" as const } : mark))
    .sort((one, other) => one.at - other.at);
}

const RELATED: readonly MarkKind[] = ["kin", "softKin", "circle"];

/** The writer's own family is not accused: 我叔叔, 我们家老人. */
function isOwn(words: string, { kind, at }: Mark): boolean {
  return (
    RELATED.includes(kind) &&
    /(?:我|俺|我们家|我家|咱家)的?$/u.test(words.slice(Math.max(0, at - 4), at))
  );
}
