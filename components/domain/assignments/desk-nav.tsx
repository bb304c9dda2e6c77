import { ClipboardCheck, House, LayoutDashboard, ListChecks, ScrollText } from "lucide-react";
import type { Verb } from "@/lib/access/roles";
import type { NavItem } from "../../layout/nav-links";

type Can = (verb: Verb) => boolean;

/** How much waits for the person's hand, by the entry of the top bar that says so. */
export interface WaitingCounts {
  reviews: number;
  publications: number;
}

const ADMINISTRATION: readonly Verb[] = [
  "organisation.manage",
  "account.manage",
  "grant.manage",
  "audit.read",
];

interface Entry extends NavItem {
  verbs: readonly Verb[];
}

/** What belongs to the two lists besides the lists themselves. */
const LIST_PAGES: readonly Entry[] = [
  { href: "/desk/lists", label: "清单", verbs: ["list.read"] },
  {
    href: "/desk/adjustments",
    label: "延期与调整",
    verbs: ["adjustment.request", "adjustment.decide"],
  },
  { href: "/desk/plans", label: "年度方案", verbs: ["list.acknowledge"] },
  { href: "/desk/policies", label: "政策库", verbs: ["list.read"] },
  { href: "/desk/guard", label: "规则与负担", verbs: ["list.draft", "list.consent"] },
  { href: "/desk/voices", label: "基层声音", verbs: ["voice.answer", "list.consent"] },
  { href: "/desk/duties/annual-reports", label: "年底报告", verbs: ["dashboard.read"] },
  { href: "/desk/duties/tags", label: "责任标签", verbs: ["guard.manage"] },
  { href: "/desk/years", label: "年度", verbs: ["year.manage"] },
];

/** What belongs to reviewing besides the queue itself. */
const REVIEW_PAGES: readonly Entry[] = [
  { href: "/desk/reviews", label: "审核", verbs: ["report.review"] },
  { href: "/desk/reviews/doubts", label: "存疑", verbs: ["report.review", "doubt.answer"] },
  { href: "/desk/windows", label: "窗口与挂起", verbs: ["window.manage"] },
  {
    href: "/desk/reviews/delegations",
    label: "代理审核",
    verbs: ["report.review", "doubt.answer"],
  },
  { href: "/desk/reviews/settings", label: "审核设置", verbs: ["chain.manage"] },
];

/** What belongs to one's own tasks besides their list. */
const TASK_PAGES: readonly Entry[] = [
  { href: "/desk/assignments", label: "任务", verbs: ["assignment.read"] },
  { href: "/desk/evidence", label: "材料库", verbs: ["report.enter"] },
  { href: "/desk/machine", label: "系统取数", verbs: ["machine.manage"] },
];

/** What belongs to dashboards besides the dashboards themselves: the functions of the supervision platform. */
const DASHBOARD_PAGES: readonly Entry[] = [
  { href: "/desk/dashboard", label: "驾驶舱", verbs: ["dashboard.read"] },
  { href: "/desk/supervision", label: "监督平台", verbs: ["order.read"] },
  { href: "/desk/supervision/analysis", label: "综合分析", verbs: ["order.read"] },
  { href: "/desk/supervision/orders", label: "跟踪督促", verbs: ["order.read", "order.answer"] },
  { href: "/desk/supervision/feedback", label: "信息反馈", verbs: ["order.read"] },
  { href: "/desk/circulars", label: "情况通报", verbs: ["circular.draft", "circular.receive"] },
  { href: "/desk/supervision/guidance", label: "分类指导", verbs: ["order.read"] },
  { href: "/desk/meetings", label: "推进会", verbs: ["meeting.read"] },
  { href: "/desk/meetings/problems", label: "难题台账", verbs: ["problem.raise"] },
  { href: "/desk/editions", label: "数据期", verbs: ["edition.read"] },
  { href: "/desk/views", label: "视图与订阅", verbs: ["dashboard.read"] },
];

/** What the public sees, and what the public says. */
const PUBLIC_PAGES: readonly Entry[] = [
  {
    href: "/desk/publications",
    label: "审核发布",
    verbs: ["publication.check", "publication.release", "news.write", "site.manage", "case.select"],
  },
  { href: "/desk/news", label: "资讯", verbs: ["news.write"] },
  { href: "/desk/sites", label: "示范点", verbs: ["site.recommend", "site.read", "site.manage"] },
  { href: "/desk/bookings", label: "参观预约", verbs: ["booking.answer"] },
  { href: "/desk/cases", label: "案例", verbs: ["case.submit", "case.assess", "case.select"] },
  { href: "/desk/tours", label: "巡回观摩", verbs: ["tour.manage"] },
  { href: "/desk/culture", label: "文化阵地", verbs: ["culture.enter", "culture.manage"] },
  { href: "/desk/routes", label: "研学路线", verbs: ["culture.manage"] },
  { href: "/desk/suggestions", label: "群众建议", verbs: ["suggestion.screen"] },
  {
    href: "/desk/topics",
    label: "群众点题",
    verbs: ["topic.read", "topic.manage", "topic.answer", "topic.supervise"],
  },
  { href: "/desk/portal", label: "网站设置", verbs: ["portal.manage"] },
];

const SECTIONS = [
  { label: "清单工作", pages: LIST_PAGES },
  { label: "审核工作", pages: REVIEW_PAGES },
  { label: "任务工作", pages: TASK_PAGES },
  { label: "看板与督促", pages: DASHBOARD_PAGES },
  { label: "公开与群众", pages: PUBLIC_PAGES },
] as const;

const some = (count: number) => (count > 0 ? count : undefined);

function entries(can: Can, waiting: WaitingCounts): Entry[] {
  return [
    {
      href: "/desk/today",
      label: "今日待办",
      verbs: ["report.enter", "report.review", ...ADMINISTRATION],
      icon: <House />,
    },
    {
      // A commission answers doubts and has no queue.
      href: REVIEW_PAGES.find((page) => page.verbs.some(can))?.href ?? "/desk/reviews",
      also: REVIEW_PAGES.map(({ href }) => href),
      label: "审核",
      verbs: ["report.review", "report.accept", "doubt.answer"],
      count: some(waiting.reviews),
      icon: <ClipboardCheck />,
    },
    {
      href: "/desk/assignments",
      also: TASK_PAGES.map(({ href }) => href),
      label: "任务",
      verbs: ["assignment.read"],
      icon: <ListChecks />,
    },
    {
      href: "/desk/dashboard",
      also: DASHBOARD_PAGES.map(({ href }) => href),
      label: "看板",
      verbs: ["dashboard.read"],
      icon: <LayoutDashboard />,
    },
    {
      href: "/desk/lists",
      also: [...LIST_PAGES.map(({ href }) => href), "/desk/duties"],
      label: "清单",
      verbs: ["list.read"],
      icon: <ScrollText />,
    },
    {
      href: PUBLIC_PAGES.find((page) => page.verbs.some(can))?.href ?? "/desk/publications",
      also: PUBLIC_PAGES.map(({ href }) => href),
      label: "公开",
      count: some(waiting.publications),
      verbs: PUBLIC_PAGES.flatMap(({ verbs }) => verbs),
    },
    { href: "/desk/admin", label: "管理", verbs: ADMINISTRATION },
  ];
}

function allowed(can: Can, waiting: WaitingCounts): Entry[] {
  return entries(can, waiting).filter((entry) => entry.verbs.some(can));
}

/** The entries of the top bar that a person's roles open. */
export function deskNav(can: Can, waiting: WaitingCounts): NavItem[] {
  return allowed(can, waiting).map(({ href, also, label, count }) => ({
    href,
    also,
    label,
    count,
  }));
}

/** The pages of each section that a person's roles open. */
export function deskSections(can: Can): { label: string; items: NavItem[] }[] {
  return SECTIONS.map(({ label, pages }) => ({
    label,
    items: pages
      .filter((page) => page.verbs.some(can))
      .map((page) => ({ href: page.href, label: page.label })),
  }));
}

/** The entries of a phone's bottom bar: at most five, each with its sign. */
export function deskTabs(can: Can, waiting: WaitingCounts): NavItem[] {
  return allowed(can, waiting)
    .filter((entry) => entry.icon)
    .slice(0, 5)
    .map(({ href, also, label, count, icon }) => ({ href, also, label, count, icon }));
}
