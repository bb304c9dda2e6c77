import type { SectionKind } from "./types";

interface SectionWords {
  /** Before the number. */
  label: string;
  /** What to do, after the number. */
  note: string;
  href: string;
}

/** The words of each part of a letter, in the order in which they are read. */
export const SECTION_WORDS: Record<SectionKind, SectionWords> = {
  returned: {
    label: "被退回",
    note: "请按退回原因修改后重新提交",
    href: "/desk/today?show=returned",
  },
  overdue: {
    label: "已超期",
    note: "仍可补报；窗口已关闭的可以申请开启",
    href: "/desk/today?show=overdue",
  },
  due: { label: "快到期", note: "7 个工作日内到期", href: "/desk/today" },
  news: { label: "新消息", note: "上次提醒以后收到，还没有读", href: "/desk/messages" },
  review: { label: "等您审核", note: "先提交的排在前面", href: "/desk/reviews" },
  acceptance: { label: "等您认可", note: "下一级已经通过", href: "/desk/reviews" },
  doubt: { label: "等您答复存疑", note: "请说明属实或不属实", href: "/desk/reviews/doubts" },
  opening: { label: "申请开启窗口", note: "请决定是否开启、到哪天", href: "/desk/windows" },
  adjustment: { label: "申请延期或调整", note: "等您这一级表态", href: "/desk/adjustments" },
};

/** In the order in which they press. */
export const SECTION_ORDER = Object.keys(SECTION_WORDS) as SectionKind[];
