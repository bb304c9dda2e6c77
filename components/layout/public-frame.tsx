import Link from "next/link";
import type { ReactNode } from "react";
import { SkipLink } from "../ui/accessibility";
import { Seal } from "../ui/seal";
import { type NavItem, NavLinks } from "./nav-links";

type PlainLink = { href: string; label: string };

export type PublicFrameProps = {
  name: string;
  home: string;
  sponsor: string;
  /** 无障碍、长辈版、登录, in the order shown. */
  tools: readonly PlainLink[];
  nav: readonly NavItem[];
  footer: PublicFooterProps;
  banner?: ReactNode;
  elder?: boolean;
  children: ReactNode;
};

export type PublicFooterProps = {
  links: readonly PlainLink[];
  /** 主办单位, 承办单位, 联系电话, 网站标识码, 备案号: one line each, in order; a link where it has an address. */
  facts: readonly { label: string; value: string; href?: string }[];
  note?: ReactNode;
};

/** The frame of the public site: sponsor bar, name, navigation, footer. Nothing in it depends on the visitor. */
export function PublicFrame(props: PublicFrameProps) {
  const { name, home, sponsor, tools, nav, footer, banner, elder, children } = props;
  return (
    <div className={elder ? "frame-public frame-elder" : "frame-public"}>
      <SkipLink />
      {banner}
      <header>
        <div className="sponsor">
          <div className="wide">
            <span>{sponsor}</span>
            <ul>
              {tools.map((tool) => (
                <li key={tool.href}>
                  <Link href={tool.href} prefetch={false}>
                    {tool.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <div className="masthead">
          <div className="wide">
            <Link href={home} className="masthead-name">
              <Seal size={44} />
              {name}
            </Link>
            <nav className="masthead-nav" aria-label="主导航">
              <NavLinks items={nav} />
            </nav>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter {...footer} />
    </div>
  );
}

function PublicFooter({ links, facts, note }: PublicFooterProps) {
  return (
    <footer className="public-foot">
      <div className="wide">
        <ul className="foot-links">
          {links.map((link) => (
            <li key={link.href}>
              <Link href={link.href} prefetch={false}>
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
        <ul className="foot-facts">
          {facts.map((fact) => (
            <li key={fact.label}>
              {fact.label}：{fact.href ? <a href={fact.href}>{fact.value}</a> : fact.value}
            </li>
          ))}
        </ul>
        {note && <p className="mt-3">{note}</p>}
      </div>
    </footer>
  );
}
