import "@fontsource-variable/noto-serif-sc/index.css";
import { Bell, CircleUserRound } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { SkipLink } from "../ui/accessibility";
import { Menu } from "../ui/menu";
import { Seal } from "../ui/seal";
import { ToastProvider } from "../ui/toast";
import { type NavItem, NavLinks } from "./nav-links";
import { SectionNav } from "./section-nav";

export type StaffFrameProps = {
  name: string;
  home: string;
  /** Entries of the top bar, already chosen for this person's roles. */
  nav: readonly NavItem[];
  /** Pages of each section, as a second row where the reader is in it. */
  sections?: readonly { label: string; items: readonly NavItem[] }[] | undefined;
  /** At most five entries of the phone's bottom bar, with icons. */
  tabs: readonly NavItem[];
  person: {
    name: string;
    organisation: string;
    links?: readonly { href: string; label: string }[];
  };
  /** The form whose button (.menu-item) signs out. */
  signOut: ReactNode;
  search?: ReactNode;
  bell?: { href: string; count: number } | undefined;
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every desk page: top bar, phone tabs, skip link, announcements. */
export function StaffFrame(props: StaffFrameProps) {
  const {
    name,
    home,
    nav,
    sections = [],
    tabs,
    person,
    signOut,
    search,
    bell,
    banner,
    children,
  } = props;
  return (
    <div className={tabs.length > 0 ? "frame-staff frame-tabs" : "frame-staff"}>
      <SkipLink />
      {banner}
      <header className="topbar">
        <div className="topbar-in">
          <Link href={home} className="brand">
            <Seal />
            {name}
          </Link>
          <nav className="topnav" aria-label="主导航">
            <NavLinks items={nav} />
          </nav>
          <div className="topbar-end">
            {search}
            {bell && <BellLink {...bell} />}
            <PersonMenu person={person} signOut={signOut} />
          </div>
        </div>
      </header>
      {sections.map((section) => (
        <SectionNav key={section.label} {...section} />
      ))}
      <ToastProvider>
        <main id="main" tabIndex={-1} className="staff-main">
          {children}
        </main>
      </ToastProvider>
      {tabs.length > 0 && (
        <nav className="bottomtabs" aria-label="底部导航">
          <NavLinks items={tabs} />
        </nav>
      )}
    </div>
  );
}

function BellLink({ href, count }: { href: string; count: number }) {
  return (
    <Link
      href={href}
      className="icon-btn"
      aria-label={count > 0 ? `消息，${count} 条未读` : "消息"}
    >
      <Bell aria-hidden="true" />
      {count > 0 && (
        <span className="badge" aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}

function PersonMenu({ person, signOut }: Pick<StaffFrameProps, "person" | "signOut">) {
  return (
    <Menu
      label={
        <>
          <CircleUserRound aria-hidden="true" size={20} />
          <span className="who">
            <span className="who-unit">{person.organisation}</span> · {person.name}
          </span>
          <span className="sr-only">，账户菜单</span>
        </>
      }
    >
      <p className="px-4 py-2 text-sm text-ink-hint">
        {person.organisation}
        <br />
        <b className="text-ink">{person.name}</b>
      </p>
      {person.links?.map((link) => (
        <Link key={link.href} className="menu-item" href={link.href}>
          {link.label}
        </Link>
      ))}
      {signOut}
    </Menu>
  );
}
