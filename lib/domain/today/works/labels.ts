import type { WorkKind } from "./types";

interface WorkWords {
  title: string;
  unit: string;
  /** What it is, in a few words. */
  note: string;
  verb: string;
  href: string;
}

/** What each kind of waiting work is called, and where it is done. */
export const WORK_LABELS: Record<WorkKind, WorkWords> = {
  review: {
    title: "填报待审核",
    unit: "份",
    note: "先提交的排在前面",
    verb: "去审核",
    href: "/desk/reviews",
  },
  acceptance: {
    title: "审核通过的待认可",
    unit: "份",
    note: "下一级已通过，由本级认可后办结",
    verb: "去认可",
    href: "/desk/reviews?tab=accept",
  },
  doubt: {
    title: "存疑待核查",
    unit: "项",
    note: "审核人转来核查，答复后继续审核",
    verb: "去核查",
    href: "/desk/reviews/doubts",
  },
  opening: {
    title: "开窗申请待答复",
    unit: "份",
    note: "单位错过报送窗口，申请补报",
    verb: "去答复",
    href: "/desk/windows",
  },
  adjustment: {
    title: "延期与调整待表态",
    unit: "份",
    note: "等待您这一级表态，先提出的排在前面",
    verb: "去办理",
    href: "/desk/adjustments",
  },
  voice: {
    title: "基层反映待答复",
    unit: "项",
    note: "对您发布的任务有反映",
    verb: "去答复",
    href: "/desk/voices",
  },
  order_answer: {
    title: "督促待答复",
    unit: "份",
    note: "写明原因、措施和打算报送的日期；补报后自动了结",
    verb: "去答复",
    href: "/desk/supervision/orders?view=own",
  },
  order_decide: {
    title: "督促待您决定",
    unit: "份",
    note: "系统按步骤提议的，或单位已答复的；不发出，谁也收不到",
    verb: "去办理",
    href: "/desk/supervision/orders",
  },
  circular: {
    title: "通报待签收",
    unit: "份",
    note: "上级发来的情况通报，看过后按“收到”",
    verb: "去签收",
    href: "/desk/circulars?view=received",
  },
  circular_release: {
    title: "通报草稿待核对",
    unit: "份",
    note: "由同事拟写，核对数字和发送范围后发出",
    verb: "去核对",
    href: "/desk/circulars?view=drafted",
  },
  publication: {
    title: "公开内容待审待发",
    unit: "份",
    note: "写、审、发由三位不同的同志办理，先送的排在前面",
    verb: "去办理",
    href: "/desk/publications",
  },
  list: {
    title: "清单待办理",
    unit: "份",
    note: "待提交、待会签或待下发",
    verb: "去办理",
    href: "/desk/lists?state=working",
  },
  site: {
    title: "示范点待办理",
    unit: "个",
    note: "待自评、待核验、待公示、待命名或复核到期",
    verb: "去办理",
    href: "/desk/sites?view=waiting",
  },
  case: {
    title: "案例待办理",
    unit: "件",
    note: "待评分、待抽取评审员、待决定，或学用结果待核对",
    verb: "去办理",
    href: "/desk/cases",
  },
  topic: {
    title: "群众点题待办理",
    unit: "件",
    note: "待选题、交办、答复、核实或办结，快到期的排在前面",
    verb: "去办理",
    href: "/desk/topics?view=waiting",
  },
  locked: {
    title: "账号被暂停登录",
    unit: "个",
    note: "多次输错密码或动态码，到时自动恢复，也可以解除",
    verb: "去查看",
    href: "/desk/admin/accounts",
  },
  delivery: {
    title: "消息投递失败",
    unit: "条",
    note: "重试多次没有送出，查明原因后重发",
    verb: "去重发",
    href: "/desk/admin/deliveries?state=dead",
  },
  holidays: {
    title: "放假安排没有登记",
    unit: "年",
    note: "国务院办公厅公布后粘贴登记，登记前按周一至周五为工作日",
    verb: "去登记",
    href: "/desk/admin/calendar/notice",
  },
  rights: {
    title: "账号没有授权",
    unit: "个",
    note: "能登录但什么也做不了，授权或停用",
    verb: "去授权",
    href: "/desk/admin/accounts",
  },
  seal: {
    title: "审计记录没有封存",
    unit: "条",
    note: "超过一分钟没有封存，检查后台进程",
    verb: "去查看",
    href: "/desk/admin/audit",
  },
};
