import type { Category } from "@/lib/domain/suggestions/labels";
import type { SuggestionStatus } from "@/lib/platform/generated/prisma/enums";
import { HOME } from "./scope";

/** An example of what people propose, and where it stands. */
export interface ExampleSuggestion {
  category: Category;
  regionCode: string;
  text: string;
  status: SuggestionStatus;
  /** Days before the day of loading. */
  daysAgo: number;
  /** The key of the example topic that it went into. */
  topic: string | null;
}

type Row = [Category, string, SuggestionStatus, daysAgo: number, text: string, topic?: string];

const { city, county, neighbour, township, village } = HOME;

const ROWS: readonly Row[] = [
  ["village", village, "received", 0, "希望村口的公示栏每月更新一次，字写大一些，老人也能看清。"],
  ["village", village, "received", 1, "建议村里的集体鱼塘出租先开会、再公示、后签合同。"],
  ["village", township, "received", 1, "希望把惠农补贴发放的名单在村民微信群里也发一份。"],
  [
    "village",
    township,
    "received",
    2,
    "希望把惠农补贴的发放名单在村民微信群里也发一份，方便外出的人看。",
  ],
  ["school", county, "received", 1, "希望学校食堂每周在门口贴出菜价和进货单。"],
  ["school", county, "received", 3, "建议家长轮流陪餐，每月公布一次陪餐记录。"],
  ["hospital", county, "received", 2, "希望医院在每层都放一张常用检查的收费表。"],
  ["service", county, "received", 4, "建议办证窗口周六上午也开，方便上班的人。"],
  ["enterprise", city, "received", 5, "希望投标保证金退还的时间能在网上查到。"],
  ["project", neighbour, "received", 6, "建议农村公路修好以后立牌写明保修到哪一年。"],
  ["culture", city, "received", 8, "希望廉洁文化广场晚上也能开灯到九点。"],
  ["family", village, "received", 9, "建议移风易俗积分改成看得懂的红白事清单。"],
  ["other", county, "received", 2, "希望公交站牌上写清楚末班车的时间。"],
  ["service", township, "screened", 12, "希望便民服务中心把需要带的材料写在一张纸上。"],
  ["school", neighbour, "screened", 14, "建议校服采购请家长代表一起看样、一起定价。"],
  ["hospital", city, "screened", 15, "希望出院时给一张看得懂的费用清单。"],
  ["village", county, "screened", 16, "建议各村把机动地的承包合同统一放到网上公开。"],
  ["project", city, "screened", 18, "希望老旧小区改造前公布预算，改造后公布决算。"],
  ["enterprise", county, "screened", 19, "建议涉企检查提前三天告诉企业来做什么。"],
  ["culture", county, "screened", 20, "希望把本地清官的故事做成小册子，放到农家书屋。"],
  ["family", township, "screened", 22, "建议家风故事会放到赶集的日子办，来的人多。"],
  ["village", village, "taken_up", 48, "村里鱼塘租给谁、租金多少，希望一年公布两次。", "assets"],
  ["hospital", county, "taken_up", 26, "希望县医院早上多开挂号窗口，给老人留现场号。", "queue"],
  ["hospital", township, "taken_up", 25, "老人不会用手机挂号，希望留一些现场的号。", "queue"],
  ["school", township, "taken_up", 9, "下雨天校车晚点，希望提前通知家长。", "bus"],
  ["service", township, "taken_up", 7, "开证明常常白跑，希望村里盖章有值班表。", "stamp"],
  ["school", county, "answered", 64, "希望课后服务收多少钱、怎么用，贴在校门口。", "fee"],
  ["village", township, "answered", 124, "补贴发了没有要跑镇里问，希望公开栏能查。", "subsidy"],
  ["hospital", township, "answered", 44, "希望卫生院把常用药价格贴在大厅。", "price"],
  ["service", township, "answered", 54, "农贸市场的公厕坏了半年，希望修好。", "toilet"],
  ["village", village, "answered", 52, "公开栏的字太小，希望放大，能念一念更好。", "wall"],
  ["school", county, "closed", 85, "希望学校每周把菜谱和花费贴出来。", "menu"],
  ["school", township, "closed", 84, "建议食堂的菜从哪里买，家长也能看到。", "menu"],
  ["village", village, "merged", 13, "希望便民服务点把需要带的材料写在一张纸上贴出来。"],
  ["school", neighbour, "merged", 12, "建议校服采购请家长代表一起看样、一起定价，再投票。"],
  ["service", county, "handed_over", 20, "路灯坏了两个星期，希望有人来修。"],
  ["other", city, "handed_over", 25, "小区门口的井盖松动，建议尽快更换。"],
  ["other", city, "out_of_scope", 10, "希望本地足球队今年能升级。"],
  ["other", county, "out_of_scope", 15, "想咨询一下退休手续在哪里办。"],
  ["service", township, "withdrawn", 9, "希望取号机旁边放一把椅子。"],
  ["other", county, "shredded", 30, "（已删除）"],
];

/** Some forty examples in every state, harmless and made up; what was taken up went into an example topic. */
export const EXAMPLE_SUGGESTIONS: readonly ExampleSuggestion[] = ROWS.map(
  ([category, regionCode, status, daysAgo, text, topic = null]) => ({
    ...{ category, regionCode, status, daysAgo, text, topic },
  }),
);
