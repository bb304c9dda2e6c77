import type { Show } from "@/lib/domain/assignments/types";
import type { Measure } from "@/lib/domain/counters/codes/types";

/** The word of each count, as key numbers, tables and formulas write it. */
export const COUNT_LABELS: Record<Show | "times_returned", string> = {
  asked: "要求办理",
  done: "已办结",
  done_on_time: "按期办结",
  open: "尚未报送",
  not_started: "未启动",
  drafting: "草稿",
  submitted: "待审核",
  returned: "已退回",
  soon: "预警",
  overdue: "超期",
  exempted: "免报",
  cancelled: "已取消",
  awaiting: "待取数",
  times_returned: "累计退回",
};

/** The name of each measure. */
export const MEASURE_LABELS: Record<Measure, string> = {
  ...COUNT_LABELS,
  completion: "完成率",
  on_time: "按期率",
  value: "汇总值",
};

const LEFT_OUT = "要求办理不含免报、取消和待取数";

/** What each measure counts and what it leaves out. */
export const MEASURE_RULES: Record<Exclude<Measure, "value">, string> = {
  completion: `${LEFT_OUT}；审核通过才算已办结，需要上级认可的，认可后才算。百分比只由总数相除，从不相互平均。`,
  on_time: "只看已经办结的和已经超期的，还没到期的不计入；补报也算办结，但不算按期。",
  asked: `${LEFT_OUT}。`,
  done: "审核通过即计入；需要上级认可的，认可后才计入。",
  done_on_time: "首次报送不晚于截止日，退回后也在限期内重报的。",
  open: "未启动、草稿和已退回三种，等报送单位办理。",
  not_started: "还没有动手填报的，不含待取数。",
  drafting: "已开始填写、尚未提交的。",
  submitted: "已提交、等审核人或上级认可的。",
  returned: "审核退回、尚未重报的。",
  soon: "3 个工作日内到期的，或已退回待重报的；已经超期的不在内。",
  overdue: "过了截止日仍未报送，或退回后没有重报的。",
  exempted: "经批准免报的，不计入要求办理。",
  cancelled: "清单修订后取消的，不计入要求办理。",
  awaiting: "由系统、问卷或核验供数，还没有取到的；不要求单位填报，不计入要求办理。",
  times_returned: "所有任务被退回次数之和，一项退回两次算两次。",
};
