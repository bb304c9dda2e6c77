import type { ReactNode } from "react";

export type PublicFooterProps = {
  links: readonly { href: string; label: string }[];
  /** 主办单位, 承办单位, 联系方式, 网站标识码, 备案号: one each, in order; a link where it has an address. */
  facts: readonly { label: string; value: string; href?: string | undefined }[];
  badge?: { href: string | null; picture: string | null } | undefined;
  note?: ReactNode;
};

/** The foot of every public page, by the conventions of government sites; only what was filled in. */
export function PublicFooter({ links, facts, badge, note }: PublicFooterProps) {
  return (
    <footer className="public-foot">
      <div className="wide">
        <ul className="foot-links">
          {links.map((link) => (
            <li key={link.label}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
        <div className="foot-lower">
          <ul className="foot-facts">
            {facts.map((fact) => (
              <li key={fact.label}>
                {fact.label}：{fact.href ? <a href={fact.href}>{fact.value}</a> : fact.value}
              </li>
            ))}
          </ul>
          {badge && <Badge {...badge} />}
        </div>
        {note && <p className="mt-3">{note}</p>}
      </div>
    </footer>
  );
}

function Badge({ href, picture }: { href: string | null; picture: string | null }) {
  const shown = picture ? (
    // biome-ignore lint/performance/noImgElement: the image optimiser is off
    <img src={picture} alt="党政机关网站标识" height={60} loading="lazy" />
  ) : (
    "党政机关网站标识"
  );
  return href ? (
    <a className="foot-badge" href={href}>
      {shown}
    </a>
  ) : (
    <span className="foot-badge">{shown}</span>
  );
}
