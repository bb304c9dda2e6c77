import type { PublicProfile } from "@/lib/domain/portal/types";
import { withBase } from "@/lib/shared/base-path";
import { inView, type ReaderSize, type ReaderView, viewOf } from "@/lib/shared/reader-view";

interface Entry {
  href: string;
  label: string;
  /** Further beginnings of addresses that belong to it. */
  also?: readonly string[];
}

const NAV: readonly Entry[] = [
  { href: "/", label: "首页" },
  { href: "/sites", label: "示范点" },
  { href: "/cases", label: "案例" },
  { href: "/routes", label: "研学路线" },
  { href: "/culture", label: "文化", also: ["/family"] },
  { href: "/topics", label: "建言评议", also: ["/suggest", "/track", "/rate"] },
  {
    href: "/carriers",
    label: "公开",
    also: ["/editions", "/policies", "/news", "/notices", "/progress", "/open-data"],
  },
];

const FOOT: readonly Entry[] = [
  { href: "/carriers", label: "载体与任务" },
  { href: "/editions", label: "公开数据" },
  { href: "/news", label: "资讯" },
  { href: "/notices", label: "公示公告" },
  { href: "/open-data", label: "开放数据" },
  { href: "/policies", label: "政策依据" },
  { href: "/about", label: "数据说明" },
  { href: "/about#boundary", label: "检举控告与办事求助" },
  { href: "/about#privacy", label: "隐私" },
  { href: "/accessibility", label: "无障碍声明" },
];

/** Where somebody goes on who took a wrong turn: every list but the home. */
export const WAYS_ON: readonly Entry[] = NAV.slice(1);

const SIZES: readonly { size: ReaderSize; label: string }[] = [
  { size: "normal", label: "标准字号" },
  { size: "large", label: "大字" },
  { size: "largest", label: "特大字" },
];

/** What the frame knows of the request: the view, and the page's own path. */
export interface Place {
  view: ReaderView;
  path: string;
}

const at = (view: ReaderView, href: string) =>
  href.startsWith("/") ? withBase(inView(view, href)) : href;

function isWithin(path: string, href: string): boolean {
  const page = path.split("?")[0] ?? "/";
  return page === href || (href !== "/" && page.startsWith(`${href}/`));
}

/** The main navigation with the entry marked that the page belongs to. */
export function navLinks({ view, path }: Place, profile: PublicProfile) {
  const own = NAV.map(({ href, label, also = [] }) => ({
    href: at(view, href),
    label,
    isCurrent: [href, ...also].some((one) => isWithin(path, one)),
  }));
  return [
    ...own,
    ...profile.headerLinks.map(({ href, label }) => ({ href: at(view, href), label })),
  ];
}

/** The same page in other views, the accessibility statement, and the way to the desk. */
export function toolLinks({ view, path }: Place) {
  const { size, contrast } = view;
  const to = (other: ReaderView) => at(other, path);
  const modes =
    size === "elder"
      ? []
      : [
          { href: to(viewOf("elder", contrast)), label: "长者模式" },
          ...SIZES.filter((one) => one.size !== size).map((one) => ({
            href: to(viewOf(one.size, contrast)),
            label: one.label,
          })),
        ];
  return [
    ...modes,
    { href: to(viewOf(size, !contrast)), label: contrast ? "标准配色" : "高对比" },
    { href: at(view, "/accessibility"), label: "无障碍" },
    ...(size === "elder" ? [] : [{ href: withBase("/sign-in"), label: "登录工作台" }]),
  ];
}

/** The way out of 长者模式, to the same page. */
export function exitLink({ view, path }: Place) {
  return { href: at(viewOf("normal", view.contrast), path), label: "返回标准版" };
}

/** The links of the foot: ours, then those that the office set. */
export function footLinks({ view }: Place, profile: PublicProfile) {
  const { footerLinks, correctionHref } = profile;
  const correction = correctionHref ? [{ href: correctionHref, label: "网站找错" }] : [];
  return [...FOOT, ...footerLinks, ...correction].map(({ href, label }) => ({
    href: at(view, href),
    label,
  }));
}
