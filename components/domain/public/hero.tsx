import { LeafVeins } from "@/components/ui/leaf-veins";
import type { PublicHome } from "@/lib/domain/portal/home/types";
import { EditionSheet } from "./edition-sheet";
import { PublicLink } from "./public-link";
import { PublicSearch } from "./public-search";

/** The head of the public home: words, search, four ways in, the figures of the newest edition. */
export function Hero({ home }: { home: PublicHome }) {
  return (
    <div className="hero">
      <LeafVeins />
      <div className="hero-in wide">
        <div className="hero-words">
          <h1 className="hero-name">清风入万家</h1>
          <p className="hero-line">看得见的清廉，从身边的事做起</p>
        </div>
        <div>
          <PublicSearch />
          <QuickLinks home={home} />
        </div>
        <EditionSheet edition={home.edition} />
      </div>
    </div>
  );
}

function QuickLinks({ home: { sites, routes } }: { home: PublicHome }) {
  const places = sites.total > 0 ? `${sites.total} 处` : "示意图和列表";
  const ways = routes.total > 0 ? `${routes.total} 条，` : "";
  return (
    <ul className="quick">
      <Quick href="/sites#map" title="在地图上看示范点" note={`${places}，按市州和载体找`} />
      <Quick href="/routes" title="规划一条研学路线" note={`${ways}选好日期就排出行程`} />
      <Quick href="/suggest" title="提一条建议" note="不用登录，凭查询码看办理" />
      <Quick href="/rate" title="扫码评价" note="到访或办结后，五个词选一个" />
    </ul>
  );
}

function Quick({ href, title, note }: { href: string; title: string; note: string }) {
  return (
    <li>
      <PublicLink href={href}>
        <b>{title}</b>
        <small>{note}</small>
      </PublicLink>
    </li>
  );
}
