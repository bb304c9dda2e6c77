/*
 * Example cases and work methods of the demonstration: made up, marked 示例 on every page, with figures that are
 * marked as stated by the unit itself. No place has really reported them.
 */

/** An example case as it is written into the demonstration. */
export interface CaseText {
  key: string;
  form: "case" | "method";
  carrier: string;
  /** Whose case it is: a place and a 条线, or an organisation's login. */
  by: { region: "province" | "city" | "county" | "neighbour"; line: string } | "village" | "school";
  title: string;
  background: string;
  practice: string;
  result: string;
  figure?: { label: string; unit: string; before: number; after: number; source: string };
}

export const EXAMPLE_CASES: readonly CaseText[] = [
  {
    key: "ledger",
    form: "case",
    carrier: "village",
    by: "village",
    title: "一本公开账，村民说得清",
    background:
      "村里的收支以前一年贴一次，字小、科目多，村民看不懂，每次开会都有人问钱花到哪里去了。",
    practice:
      "一、每月五日前把收支改写成“来了多少、花在哪里、还剩多少”三栏大字，贴在三个小组的路口。二、单笔两千元以上的附上经手人和票据编号，谁想看原件可以到村委会翻。三、每季度在院坝会上由监督委员逐项念一遍，当场回答。四、看不清的老人由网格员上门讲。",
    result: "群众问账的次数少了，问到点子上的多了；两笔写错的支出是村民自己看出来并改正的。",
    figure: {
      label: "当场答清的问账",
      unit: "%",
      before: 62,
      after: 94,
      source: "示例：《村务公开登记本》2026 年一、三季度",
    },
  },
  {
    key: "canteen",
    form: "case",
    carrier: "school",
    by: "school",
    title: "食堂采购三人一锁",
    background:
      "学校食堂的采购、验收、付款以前由一个人经手，家长对价格和分量有疑问，学校也说不清。",
    practice:
      "一、采购、验收、付款分给三个人，缺一个签字就付不了款。二、每周公布主要食材的进价和供货商，旁边放同期市场价。三、家长代表抽签参加验收，每月两次，事先不通知食堂。四、退换货写进台账，随时可查。",
    result: "进价与市场价的差距变小，家长意见明显减少，退换货有据可查。",
    figure: {
      label: "进价高于市场价的品种",
      unit: "种",
      before: 14,
      after: 3,
      source: "示例：《食堂采购比价表》2026 年 3 月、9 月",
    },
  },
  {
    key: "window",
    form: "case",
    carrier: "organ",
    by: { region: "county", line: "organ_work" },
    title: "办事窗口一次说清",
    background: "群众办事跑几趟才知道缺什么材料，窗口口径不一，投诉集中在“说不清”。",
    practice:
      "一、把每个事项写成一页纸，缺什么、找谁、几天办完。二、首问的人负责到底，转给别人要当面交接。三、没有办成的当场写明原因和依据。四、每周抽十件回访。",
    result: "一次办成的多了，投诉集中的三个事项改了流程。",
    figure: {
      label: "一次办成的比例",
      unit: "%",
      before: 71,
      after: 92,
      source: "示例：《窗口回访登记》2026 年上半年、三季度",
    },
  },
  {
    key: "price",
    form: "case",
    carrier: "hospital",
    by: { region: "city", line: "health" },
    title: "检查单先问再开",
    background: "病人反映重复检查多，拿着外院的结果还要再做一遍。",
    practice:
      "一、开单前系统提示近期做过的检查，医生要写明为什么再做。二、外院结果能认的直接认，不能认的写理由。三、科室每月自查十份，把理由不充分的拿出来讲。四、病人可以凭单子问为什么。",
    result: "重复检查减少，病人问得着、医生说得清。",
    figure: {
      label: "每百人重复检查",
      unit: "次",
      before: 18,
      after: 7,
      source: "示例：《检查互认月报》2026 年 2 月、8 月",
    },
  },
  {
    key: "enterprise",
    form: "case",
    carrier: "enterprise",
    by: { region: "city", line: "state_assets" },
    title: "小额采购也晒单",
    background: "五万元以下的采购以前由部门自己定，最容易出问题，也最没人看。",
    practice:
      "一、小额采购都在内部公示三天，谁买、向谁买、什么价。二、同一供应商一年超过三次的由纪检组问一次。三、供应商和经办人的关系由本人申报。四、每季度抽一成核价。",
    result: "供应商家数增加，经办人主动申报关系的多了。",
    figure: {
      label: "参与小额采购的供应商",
      unit: "家",
      before: 23,
      after: 61,
      source: "示例：《采购公示台账》2026 年一、三季度",
    },
  },
  {
    key: "family",
    form: "case",
    carrier: "family",
    by: { region: "county", line: "women_federation" },
    title: "晚饭后的家庭廉洁小会",
    background: "说到家风常常是挂一块牌子，家里人并不知道要怎么做。",
    practice:
      "一、自愿报名的家庭每月坐下来半小时，只谈三件事：最近谁托了什么事、怎么回的、以后怎么办。二、妇联发一张纸，写着几个常见的场面和说法。三、不评分、不排名、不拍照。四、有难处可以打电话问。",
    result: "报名的家庭愿意接着开，亲友托办的事更多是当面讲清楚。",
  },
  {
    key: "culture",
    form: "case",
    carrier: "culture",
    by: { region: "county", line: "publicity" },
    title: "把老戏台变成说事的地方",
    background: "廉洁文化的牌子立了不少，看的人少，换得也慢。",
    practice:
      "一、每月一场，前半场是本地的戏，后半场请办过事的人讲经过。二、讲什么由观众投条子定。三、不能讲的事不讲，不点个人的名。四、讲过的内容登在村口。",
    result: "来的人比挂牌子的时候多，年轻人开始写条子。",
    figure: {
      label: "每场到场人数",
      unit: "人",
      before: 35,
      after: 120,
      source: "示例：《戏台活动登记》2026 年 3 月、9 月",
    },
  },
  {
    key: "land",
    form: "case",
    carrier: "village",
    by: { region: "neighbour", line: "agriculture" },
    title: "集体资产租出去，价钱看得见",
    background: "村里的山塘和门面多年没有重新定价，租给谁、什么价，村民不清楚。",
    practice:
      "一、把集体资产逐处拍照编号，写明面积、租期和价钱。二、到期的一律公开竞价，底价由村民代表会定。三、租金按季到账，没有到的贴出来。四、乡镇每半年核一次。",
    result: "到期资产都重新定了价，欠租收回大半。",
    figure: {
      label: "集体资产年租金",
      unit: "万元",
      before: 86,
      after: 143,
      source: "示例：《集体资产台账》2025 年末、2026 年三季度",
    },
  },
  {
    key: "three-asks",
    form: "method",
    carrier: "village",
    by: { region: "county", line: "agriculture" },
    title: "“三问一答”工作法",
    background: "小微权力清单贴在墙上，村干部遇到具体的事还是不知道该不该办、怎么办。",
    practice:
      "办事前问三句：谁来定？在哪里公开？谁来监督？三句都答得上才办；有一句答不上，先问乡镇，当天答复。乡镇把问过的事攒成一本问答，每月发一次。",
    result: "拿不准的事先问再办成了习惯，事后补手续的少了。",
  },
  {
    key: "hand-over",
    form: "method",
    carrier: "organ",
    by: { region: "city", line: "organ_work" },
    title: "岗位交接“三张单”",
    background: "干部换岗时没有办完的事常常断在中间，风险点也没有人交代。",
    practice:
      "交接时写三张单：没有办完的事、这个岗位最容易出问题的环节、还欠着答复的人。交的人、接的人、分管领导各签一份，一个月后回头看一次。",
    result: "换岗后断档的事少了，新到的人一周内知道要留神什么。",
  },
];

/** Who copied the first example, and from whom they learned. */
export const EXAMPLE_ADOPTIONS = [
  {
    key: "neighbour",
    by: "neighbour",
    parent: null,
    days: 150,
    adapted: "把每月改成每季度，由乡镇统一印大字表，院坝会和屋场会合在一起开。",
    result: "十二个村都贴了出来，有三个村因为人手不够拖了半个月，后来由乡镇补上。",
  },
  {
    key: "county",
    by: "county",
    parent: "neighbour",
    days: 90,
    adapted: "照邻县的做法印大字表，另外加了一栏“上次问的事答了没有”。",
    result: "群众问过的事都有下文；老人多的村还是要上门念。",
  },
  {
    key: "city",
    by: "city",
    parent: "neighbour",
    days: 60,
    adapted: "在三个县先试，不统一样式，只统一三栏的叫法。",
    result: "两个县推开，一个县认为已有类似做法，没有另起炉灶。",
  },
] as const;

/** The example tour. */
export const EXAMPLE_TOUR = {
  title: "村级公开账巡回观摩（示例）",
  purpose: "看三个地方怎样把村里的账讲给群众听，回去能直接照着做。",
  notes:
    "三处的共同点是字大、话白、按月、有人念。参加单位认为最难的是人手：建议由乡镇统一印表。不足：第二站停留太短，没有来得及看原始台账；有的组反映路上时间太长。",
  stops: [
    { time: "09:00", minutes: 50, title: "看路口的大字公开栏", place: "示例村路口" },
    { time: "10:30", minutes: 40, title: "听一次院坝会", place: "示例村院坝" },
    { time: "14:00", minutes: 60, title: "看乡镇怎样核账", place: "示例镇政府" },
  ],
  /** Levels that were rated, low ones among them. */
  levels: [1, 1, 2, 2, 2, 3, 4, 4, 5],
  reasons: { 4: "路途太久", 5: "看得多、交流少" } as Record<number, string>,
} as const;
