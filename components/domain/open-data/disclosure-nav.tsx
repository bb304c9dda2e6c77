import { PublicLink } from "../public/public-link";

const PAGES = [
  { href: "/carriers", label: "载体与任务" },
  { href: "/progress", label: "任务进展" },
  { href: "/editions", label: "各期数据" },
  { href: "/news", label: "资讯" },
  { href: "/notices", label: "公示公告" },
  { href: "/policies", label: "政策依据" },
  { href: "/open-data", label: "开放数据" },
] as const;

/** The pages of 公开 beside each other, under the heading of each of them. */
export function DisclosureNav({ current }: { current: (typeof PAGES)[number]["href"] }) {
  return (
    <nav aria-label="公开" className="no-print wide mt-3">
      <ul className="chips">
        {PAGES.map(({ href, label }) => (
          <li key={href}>
            <PublicLink
              className="chip"
              href={href}
              aria-current={href === current ? "page" : undefined}
            >
              {label}
            </PublicLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
