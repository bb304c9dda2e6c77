import { Fragment, type ReactNode } from "react";
import { type NavItem, NavLinks } from "./nav-links";

export type NavGroup = { label: string; items: readonly NavItem[] };

/** Inside the staff frame: administration has its entries at the left, on small screens above. */
export function AdminFrame({
  groups,
  children,
}: {
  groups: readonly NavGroup[];
  children: ReactNode;
}) {
  return (
    <div className="admin">
      <nav className="sidenav" aria-label="系统管理">
        {groups.map((group) => (
          <Fragment key={group.label}>
            <h2>{group.label}</h2>
            <div>
              <NavLinks items={group.items} />
            </div>
          </Fragment>
        ))}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
