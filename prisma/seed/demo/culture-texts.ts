/** What an example work is. */
export interface ExampleWork {
  title: string;
  summary: string;
  typeCode: string;
  licenceCode: string;
  authors: { name: string; isMinor: boolean }[];
  collective: string;
  description: string;
  /** Days from the day of loading on which it is performed. */
  inDays?: number[];
}

const author = (name: string, isMinor = false) => ({ name, isMinor });

/** Example works: types, licences and makers of every kind; the people are invented. */
export const EXAMPLE_WORKS: readonly ExampleWork[] = [
  {
    title: "清风入卷",
    summary: "行书条幅，写清清白白做人。",
    typeCode: "calligraphy",
    licenceCode: "platform",
    authors: [author("陈示例")],
    collective: "",
    description: "行书条幅，四尺整张。作者是退休教师，常年在社区教孩子写字。",
  },
  {
    title: "一池青莲",
    summary: "工笔荷花，出淤泥而不染。",
    typeCode: "painting",
    licenceCode: "shown_only",
    authors: [author("李示例")],
    collective: "",
    description: "工笔设色，画的是县城公园里的荷塘。",
  },
  {
    title: "剪出来的家训",
    summary: "小学生剪纸，一句家训一张图。",
    typeCode: "paper_cut",
    licenceCode: "platform",
    authors: [author("王小例", true), author("欧阳小例", true)],
    collective: "示例小学剪纸社团",
    description: "孩子们把家里的家训剪成窗花，共十二幅。",
  },
  {
    title: "包公还家",
    summary: "地方戏小戏，二十分钟。",
    typeCode: "opera",
    licenceCode: "platform",
    authors: [],
    collective: "示例县地方戏剧团",
    description: "根据传统故事新编，讲清官回乡不收礼。",
    inDays: [6, 13, 27],
  },
  {
    title: "公开栏前的三分钟",
    summary: "微视频，看懂村务公开栏。",
    typeCode: "video",
    licenceCode: "cc_by",
    authors: [author("赵示例")],
    collective: "",
    description: "跟着村会计看一遍公开栏：钱从哪里来，用到哪里去，不明白找谁问。",
  },
  {
    title: "老账本",
    summary: "一本记了三十年的村集体账。",
    typeCode: "book",
    licenceCode: "shown_only",
    authors: [author("孙示例")],
    collective: "",
    description: "村里老会计整理的账页影印和说明，村史馆可以翻阅。",
  },
  {
    title: "清清汉水",
    summary: "童声合唱，家乡的水，家乡的人。",
    typeCode: "song",
    licenceCode: "platform",
    authors: [author("周示例")],
    collective: "示例中学合唱团",
    description: "词曲由学校音乐教师创作，学生演唱。",
  },
  {
    title: "廉洁文化下乡巡演",
    summary: "小戏、快板、合唱，送到乡镇。",
    typeCode: "performance",
    licenceCode: "platform",
    authors: [],
    collective: "示例县文化馆",
    description: "一台六个节目，约八十分钟，免费观看，不发票，坐满为止。",
    inDays: [4, 11, 18, 25],
  },
  {
    title: "门神新样",
    summary: "木版年画，贴在门上的清廉话。",
    typeCode: "painting",
    licenceCode: "cc_by",
    authors: [author("钱示例")],
    collective: "",
    description: "沿用老版式，换成勤俭、公道、诚实的题材。",
  },
  {
    title: "竹简家书",
    summary: "竹刻，二十四封家书选句。",
    typeCode: "calligraphy",
    licenceCode: "shown_only",
    authors: [author("吴示例")],
    collective: "",
    description: "选地方志所载家书中的句子刻成竹简，陈列在家风馆。",
  },
];

/** Example stories that families told; the people are invented. */
export const EXAMPLE_STORIES = [
  {
    title: "奶奶的两本账",
    summary: "一本记家里的，一本记欠人家的，从来不混。",
    toldBy: "张示例",
    place: "示例村",
    text: "奶奶不识多少字，却记了一辈子账。\n\n家里的收支一本，借了谁的、还了没有另一本。她说，欠人家的要比自己的记得清。\n\n后来父亲当了村会计，奶奶只叮嘱一句：公家的账，就当第二本记。",
  },
  {
    title: "一袋米送回去",
    summary: "办完低保的第二天，门口多了一袋米。",
    toldBy: "刘示例",
    place: "示例社区",
    text: "母亲在社区做事。有一年帮一位老人把手续办好，第二天门口多了一袋米。\n\n母亲扛着米走了两里路送回去，回来对我说：该办的事，一粒米都不该收。",
  },
  {
    title: "饭桌上的规矩",
    summary: "父亲管工地，饭桌上不谈工程。",
    toldBy: "郑示例",
    place: "示例镇",
    text: "父亲管过几年工程。家里立了条规矩：饭桌上不谈工程，上门不谈工程。\n\n规矩是母亲立的，她说家是吃饭的地方。",
  },
  {
    title: "我给爷爷念公开栏",
    summary: "每月十号，爷孙俩去看村务公开栏。",
    toldBy: "何小例",
    isMinor: true,
    place: "示例村",
    text: "爷爷眼睛不好，每个月十号我陪他去看公开栏，我念，他听。\n\n有一次他听出一笔数不对，去村部问，会计当场查了账，是写错了一位，第二天就改了。\n\n爷爷说，看得懂，问得到，就放心。",
  },
] as const;

/** The example brand: a practice with its rules, and no place for points. */
export const EXAMPLE_BRAND = {
  title: "家风银行",
  summary: "把好家风的事记下来、讲出来，不打分，不排名。",
  practice:
    "村里设一个家风记事本，谁家有值得说的事，自己讲或邻居讲，经本人同意后在村民小组会上讲一讲。\n\n- 只记事，不记分\n- 不评等次，不公布名单\n- 愿意公开的，在宣传栏和本站讲述",
  rules: {
    who: "本村常住家庭都可以，自己报或邻居推荐。正在处理纠纷的事不推荐。",
    procedure:
      "村民小组会上讲述，征得家庭全体成年成员同意，村务监督委员会核实事情属实，村里公示五天后记入。",
    objection:
      "公示期内向村务监督委员会提出，口头书面都可以；三天内核实并答复。认为不该提到自家的，随时说，当天撤下。",
    basis: "示例：由村民会议通过，正式规则以当地发布为准",
  },
  family: { name: "示例村张家", reason: "连续三年把门前修好的路段义务清扫，全家轮流。" },
} as const;
