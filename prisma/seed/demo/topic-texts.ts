/*
 * Invented topics of the demonstration, marked 示例 on every page: one for each place that a topic can stand at,
 * one on which the voices disagree, one that was taken up again, one that is late.
 */
import type { TopicStatus } from "@/lib/platform/generated/prisma/enums";

/** What somebody said, so many days before the day of loading. */
export interface ExampleEntry {
  kind: "answer" | "progress" | "claim" | "supervision" | "closing" | "upholding";
  ago: number;
  round?: number;
  content: Record<string, unknown>;
}

/** An invented topic. */
export interface ExampleTopic {
  key: string;
  title: string;
  said: string;
  saidCount: number;
  field: string;
  place: string;
  /** The 条线 of the responsible unit in the home county; none before it is assigned. */
  line?: string;
  helper?: string;
  status: TopicStatus;
  reason: string;
  /** Days before the day of loading: chosen, assigned, the term. A term may lie ahead (negative). */
  chosen: number;
  asked?: number;
  due?: number;
  reopened?: { ago: number; due: number; reason: string };
  entries?: readonly ExampleEntry[];
  /** Ratings of each round, by level from 1 to 5. */
  ratings?: readonly (readonly number[])[];
  /** 四周回访: how many said that it has not come back, that it has, that they cannot say. */
  followUp?: { ago: number; lasting: number; rebounded: number; unsure: number };
}

const answer = (ago: number, goal: string, measures: string[], round = 1): ExampleEntry => ({
  ...{ kind: "answer", ago, round },
  content: {
    ...{ ownerPost: "分管副局长", ownerName: null, goal, measures, startsOn: null },
    ...{ doneBy: "2026-12-31", contactOffice: "局办公室", contactPhone: null },
  },
});
const progress = (ago: number, text: string): ExampleEntry => ({
  ...{ kind: "progress", ago, content: { text } },
});
const claim = (ago: number, results: string[], rules: string[], round = 1): ExampleEntry => ({
  ...{ kind: "claim", ago, round, content: { results, rules } },
});
const found = (ago: number, finding: string, words: string, round = 1): ExampleEntry => ({
  ...{ kind: "supervision", ago, round },
  content: { on: "", how: "到现场看了三处，随机问了十户", finding, words },
});

export const EXAMPLE_FIELDS = [
  "校园餐（示例）",
  "惠农补贴（示例）",
  "集体三资（示例）",
  "看病就医（示例）",
];

const UPHELD =
  "到说“又出现了”的两所学校看过：公示栏因装修移到门卫室旁，菜谱和花费每周照常更新。不重新办理，已请学校贴出指引。";

export const EXAMPLE_TOPICS: readonly ExampleTopic[] = [
  {
    ...{ key: "menu", title: "校园餐的菜谱和花费每周公布", field: "f1", place: "县城各小学" },
    said: "希望学校每周把菜谱、食材从哪里买、花了多少钱贴出来，家长能看到，也能提意见。",
    ...{ saidCount: 46, line: "education", helper: "market_regulation", status: "closed" },
    reason: "多所学校的家长都提到，关系孩子每天吃饭",
    ...{ chosen: 80, asked: 78, due: 58 },
    entries: [
      answer(70, "全县学校食堂每周公布菜谱、供货商和结余", [
        "统一公示格式",
        "家长委员会每月查一次账",
      ]),
      progress(60, "四十二所学校食堂已按统一格式公示，剩下三所本月内完成。"),
      claim(50, ["四十五所学校食堂每周公示"], ["《学校食堂公示办法》（示例）"]),
      found(46, "confirmed", "抽看的三所学校公示齐全，家长知道在哪里看。"),
      { kind: "closing", ago: 40, content: { text: "三方说法一致，予以办结。四周后回访。" } },
      { kind: "upholding", ago: 12, content: { text: UPHELD } },
    ],
    ratings: [[1, 1, 2, 2, 2, 1, 3, 2, 4]],
    followUp: { ago: 20, lasting: 3, rebounded: 2, unsure: 1 },
  },
  {
    ...{ key: "fee", title: "课后服务收费要说清楚", field: "f1", place: "县城各小学" },
    said: "课后服务收多少钱、用在哪里，开学只发了一张条子，希望贴在校门口。",
    ...{ saidCount: 23, line: "education", status: "claimed_done" },
    reason: "涉及面广，公开就能解决一大半",
    ...{ chosen: 60, asked: 58, due: 38 },
    entries: [
      answer(48, "收费项目、标准、用途在校门口长期公示", ["统一公示牌", "学期末公布收支"]),
      claim(30, ["二十八所学校装好公示牌"], []),
      found(24, "confirmed", "看了三所学校，公示牌都装了。"),
    ],
    ratings: [[5, 4, 4, 2, 5, 3, 4, 5]],
  },
  {
    ...{ key: "subsidy", title: "惠农补贴发到哪一步能查到", field: "f2", place: "示例镇" },
    said: "补贴有没有发、发了多少，要跑镇里问。希望手机上或者村里公开栏能查。",
    ...{ saidCount: 31, line: "agriculture", status: "in_progress" },
    reason: "几个村都有人问，公布就能解决",
    ...{ chosen: 120, asked: 118, due: 98 },
    reopened: { ago: 25, due: 10, reason: "四周回访中多数人说公开栏又不更新了" },
    entries: [
      answer(105, "每批补贴发放后三日内在公开栏贴出", ["镇财政所每批制表", "村里张贴并拍照留存"]),
      claim(90, ["十二个村全部张贴"], []),
      found(84, "confirmed", "看了三个村的公开栏，最近一批已张贴。"),
      answer(15, "公开栏和村务公开平台同时公布，由镇里每月核对", ["指定专人", "每月核对一次"], 2),
    ],
    ratings: [[2, 2, 1, 3, 2], []],
    followUp: { ago: 55, lasting: 1, rebounded: 4, unsure: 0 },
  },
  {
    ...{ key: "assets", title: "村集体的鱼塘租给谁要公开", field: "f3", place: "示例村" },
    said: "村里鱼塘、门面租给谁、租金多少、到期没有，希望一年公布两次。",
    ...{ saidCount: 18, line: "agriculture", helper: "publicity", status: "assigned" },
    reason: "合同到期集中在年底，公开能防止私下续租",
    ...{ chosen: 45, asked: 43, due: 15 },
  },
  {
    ...{ key: "queue", title: "县医院早上挂号排长队", field: "f4", place: "县人民医院" },
    said: "老人不会用手机，早上六点来排队。希望多开窗口，留一些现场号。",
    ...{ saidCount: 37, line: "health", status: "answering" },
    reason: "老年人集中反映，办法不难",
    ...{ chosen: 22, asked: 20, due: -6 },
  },
  {
    ...{ key: "price", title: "药价和检查费贴在看得见的地方", field: "f4", place: "各乡镇卫生院" },
    said: "常用药和检查多少钱，希望在大厅贴出来，涨了降了也说一声。",
    ...{ saidCount: 15, line: "health", status: "in_progress" },
    reason: "各卫生院都能马上做",
    ...{ chosen: 40, asked: 38, due: 18 },
    entries: [
      answer(26, "十四家卫生院大厅公布常用药品和检查价格", ["统一样式", "调价当天更新"]),
      progress(12, "九家已公布，五家正在制作。"),
    ],
  },
  {
    ...{ key: "toilet", title: "农贸市场的公厕修好能用", field: "f3", place: "示例镇农贸市场" },
    said: "市场公厕坏了半年，赶集的老人没地方去。",
    ...{ saidCount: 12, line: "commerce_federation", status: "claimed_done" },
    reason: "小事，但天天用",
    ...{ chosen: 50, asked: 48, due: 30 },
    entries: [
      answer(40, "修好并有人打扫", ["更换水管", "每天打扫两次"]),
      claim(20, ["公厕已修好开放"], ["《农贸市场保洁制度》（示例）"]),
      found(14, "partly", "公厕开放了，但无障碍扶手没有装。"),
    ],
    ratings: [[2, 3]],
  },
  {
    ...{ key: "bus", title: "校车几点到希望提前说", field: "f1", place: "示例镇" },
    said: "下雨天校车晚点，孩子在路边等。希望晚点时通知家长。",
    ...{ saidCount: 9, line: "education", status: "assigned" },
    reason: "关系孩子安全",
    ...{ chosen: 6, asked: 4, due: -16 },
  },
  {
    ...{ key: "stamp", title: "村里盖章要跑几趟", field: "f2", place: "示例乡" },
    said: "开一个证明要找几个人签字，人不在就白跑，希望定个值班表。",
    ...{ saidCount: 21, status: "selected" },
    reason: "多个村都有类似说法",
    chosen: 3,
  },
  {
    ...{ key: "wall", title: "公开栏的字太小看不清", field: "f3", place: "示例村" },
    said: "公开栏贴的表格字太小，老人看不清，希望放大，念一念也行。",
    ...{ saidCount: 26, line: "publicity", status: "claimed_done" },
    reason: "花钱不多，老人都说好",
    ...{ chosen: 48, asked: 46, due: 26 },
    entries: [
      answer(36, "公开栏字号不小于二号，每月广播念一次", ["统一模板", "村广播每月一次"]),
      claim(18, ["二十个村换了大字公开栏"], ["《村务公开版式要求》（示例）"]),
      found(10, "confirmed", "看了三个村，字号够大，广播按时念了。"),
    ],
    ratings: [[1, 2, 2, 1, 2, 3, 1]],
  },
];
