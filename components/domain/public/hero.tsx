import Link from "next/link";
import { LeafVeins } from "@/components/ui/leaf-veins";
import type { PublicHome } from "@/lib/domain/sites/home/types";
import { EditionSheet } from "./edition-sheet";
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

function QuickLinks({ home }: { home: PublicHome }) {
  const tasks = home.carriers.reduce((sum, carrier) => sum + carrier.publicTasks, 0);
  return (
    <ul className="quick">
      <Quick href="/sites#map" title="在地图上看示范点" note={`${home.siteCount} 处，按市州和载体筛选`} />
      <Quick
        href="/carriers"
        title="看今年的任务"
        note={`${home.carriers.length} 个载体，${tasks} 项已下发并公开`}
      />
      <Quick href="/editions" title="查公开的数据" note="每期定稿，发布后不再改动" />
      <Quick href="/about" title="数字是怎么来的" note="从填报、审核到发布，逐步可查" />
    </ul>
  );
}

function Quick({ href, title, note }: { href: string; title: string; note: string }) {
  return (
    <li>
      <Link href={href} prefetch={false}>
        <b>{title}</b>
        <small>{note}</small>
      </Link>
    </li>
  );
}
