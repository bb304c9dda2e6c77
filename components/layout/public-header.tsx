import type { ReactNode } from "react";
import { Seal } from "../ui/seal";

/** A link of the frame; its address is whole, with base and view. */
export type FrameLink = { href: string; label: string; isCurrent?: boolean | undefined };

export type PublicHeaderProps = {
  name: string;
  home: string;
  sponsor: string;
  /** The site of which this one is a column. */
  outer?: { name: string; links: readonly FrameLink[] } | undefined;
  nav: readonly FrameLink[];
  /** Views, the accessibility statement, the way to the desk, in the order shown. */
  tools: readonly FrameLink[];
  /** The way back from 长者模式, always in sight there. */
  exit?: FrameLink | undefined;
  /** Reads the page aloud, where a device can. */
  aloud?: ReactNode;
};

/** The head of every public page. On phones, and in large sizes, the navigation opens from one button. */
export function PublicHeader({
  name,
  home,
  sponsor,
  outer,
  nav,
  tools,
  exit,
  aloud,
}: PublicHeaderProps) {
  return (
    <header>
      {outer && <OuterSite {...outer} />}
      <div className="sponsor">
        <div className="wide">
          <span>{sponsor}</span>
          <ul className="frame-wide">
            <Links items={tools} />
          </ul>
          {exit && (
            <a className="btn frame-exit" href={exit.href}>
              {exit.label}
            </a>
          )}
          {aloud}
        </div>
      </div>
      <div className="masthead">
        <div className="wide">
          <a href={home} className="masthead-name">
            <Seal size={44} />
            {name}
          </a>
          <nav className="masthead-nav frame-wide" aria-label="主导航">
            <ul>
              <Links items={nav} />
            </ul>
          </nav>
          <details className="frame-menu">
            <summary>菜单</summary>
            <nav aria-label="主导航">
              <ul>
                <Links items={nav} />
              </ul>
            </nav>
            <ul className="frame-menu-tools">
              <Links items={tools} />
            </ul>
          </details>
        </div>
      </div>
    </header>
  );
}

function Links({ items }: { items: readonly FrameLink[] }) {
  return items.map(({ href, label, isCurrent }) => (
    <li key={label}>
      <a href={href} aria-current={isCurrent ? "page" : undefined}>
        {label}
      </a>
    </li>
  ));
}

function OuterSite({ name, links }: { name: string; links: readonly FrameLink[] }) {
  return (
    <div className="outer-site">
      <nav className="wide" aria-label={name}>
        <b>{name}</b>
        <ul>
          <Links items={links} />
        </ul>
      </nav>
    </div>
  );
}
