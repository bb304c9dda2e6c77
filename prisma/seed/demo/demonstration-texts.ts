import type { DemonstrationStatus } from "@/lib/domain/sites/lifecycle/types";

/** The states of the example sites, one after the other. */
export const EXAMPLE_STATES: readonly DemonstrationStatus[] = [
  ...(["named", "publicised", "recommended", "kept", "self_evaluated", "named"] as const),
  ...(["cultivating", "verified", "publicised", "named", "rechecking", "kept"] as const),
  ...(["recommended", "rectifying", "named", "withdrawn", "publicised", "cultivating"] as const),
  ...(["named", "verified", "self_evaluated", "kept", "named", "rechecking"] as const),
  ...(["recommended", "declined", "rectifying", "cultivating", "verified", "withdrawn"] as const),
];

/** What an example page tells, by carrier. */
export const EXAMPLE_STORIES: Record<string, { story: string; practices: string[] }> = {
  village: {
    story:
      "村里把大家最关心的低保、宅基地、工程项目和集体收支逐项列出来，谁办、怎么办、多久办完，都画成一张图挂在村委会门口。每月十日前公开上个月的收支，村务监督委员会先看，村民随时可以问。（示例）",
    practices: [
      "小微权力一项一图，上墙也上网（示例）",
      "每月公开收支，村务监督委员会先审（示例）",
      "每季度开一次院坝会，当场答村民的问题（示例）",
    ],
  },
  school: {
    story:
      "学校从食堂采购和课后服务收费做起，请家长代表参加询价，每周公示菜单和进货价格。师德承诺、招生信息、收费标准都在一块屏上，来访的人一眼能看到。（示例）",
    practices: [
      "食堂采购请家长代表参加（示例）",
      "收费项目和标准一屏公示（示例）",
      "新教师入职先上廉洁第一课（示例）",
    ],
  },
  hospital: {
    story:
      "医院把药品耗材采购、检查项目收费放到同一个平台上比对，异常的先提醒、再约谈。出院回访时问一句有没有额外花钱，意见当天转到科室。（示例）",
    practices: [
      "采购和收费数据每周比对（示例）",
      "出院患者回访必问廉洁（示例）",
      "医药代表来访登记公开（示例）",
    ],
  },
  organ: {
    story:
      "单位把审批事项的每一步拆开，找出容易出问题的环节，能公开的公开，能由系统办的不由人办。（示例）",
    practices: ["办事流程逐项排查风险（示例）", "办理进度网上可查（示例）"],
  },
  enterprise: {
    story:
      "企业把招标采购、工程变更、选人用人三件事的规矩写清楚，重要合同由两个部门会签，供应商也可以提意见。（示例）",
    practices: ["重要合同两个部门会签（示例）", "供应商意见每季度汇总（示例）"],
  },
  culture: {
    story:
      "把本地的清廉故事、家训和戏曲放在一处，讲解员多是退休教师和老党员，周末向居民开放。（示例）",
    practices: ["周末定时讲解（示例）", "与学校共建，学生来做小讲解员（示例）"],
  },
  family: {
    story: "居民自己讲家风、写家训，社区把好的做法编成小册子，新邻居入住时送一本。（示例）",
    practices: ["家风故事大家讲（示例）", "新居民送一本家风册（示例）"],
  },
};
