import { PublicLink } from "../public/public-link";

interface PublicChipsProps {
  label: string;
  items: readonly { label: string; href: string; current: boolean; count?: number }[];
}

/** Choices of a public page as links: each has its own address, one is current. */
export function PublicChips({ label, items }: PublicChipsProps) {
  return (
    <nav aria-label={label} className="mb-3">
      <ul className="chips">
        {items.map(({ label: words, href, current, count }) => (
          <li key={href}>
            <PublicLink className="chip" href={href} aria-current={current ? "true" : undefined}>
              {words}
              {count !== undefined && <span className="text-ink-hint">{count}</span>}
            </PublicLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
