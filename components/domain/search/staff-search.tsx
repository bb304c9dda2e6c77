"use client";

import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { PageEntry } from "@/lib/domain/search/types";
import { withBase } from "@/lib/shared/base-path";
import { SearchInput } from "../../ui/search-input";
import { Palette } from "./palette";
import { rememberPage } from "./recent-pages";
import "./search.css";

type StaffSearchProps = {
  pages: readonly PageEntry[];
  /** Whose recent pages are kept. */
  owner: string;
};

const nothing = () => () => {};
const SETTLED = 800;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

function opensPalette(event: KeyboardEvent): boolean {
  const isControlled = event.ctrlKey || event.metaKey;
  if (isControlled && event.key.toLowerCase() === "k") return true;
  return event.key === "/" && !isControlled && !event.altKey && !isTyping(event.target);
}

/** The search of the top bar: a form without script, with it a button that opens the palette. */
export function StaffSearch({ pages, owner }: StaffSearchProps) {
  const hasScript = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  const [isOpen, setIsOpen] = useState(false);
  useKeptPages(owner);

  useEffect(() => {
    function open(event: KeyboardEvent) {
      if (!opensPalette(event) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setIsOpen(true);
    }
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, []);

  if (!hasScript) return <PlainForm />;
  return (
    <>
      <button
        type="button"
        className="search-open"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => setIsOpen(true)}
      >
        <Search aria-hidden="true" />
        <span className="search-open-words">搜索</span>
        <span className="key" aria-hidden="true">
          Ctrl K
        </span>
      </button>
      {isOpen && <Palette pages={pages} owner={owner} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function PlainForm() {
  return (
    <form action={withBase("/desk/search")} method="get" className="search-plain">
      <search>
        <SearchInput label="全站搜索" placeholder="搜索" />
      </search>
      <button type="submit" className="icon-btn" aria-label="搜索">
        <Search aria-hidden="true" />
      </button>
    </form>
  );
}

/** Keeps each page under its heading once it has settled. */
function useKeptPages(owner: string): void {
  const pathname = usePathname();
  useEffect(() => {
    if (pathname === "/desk/search") return;
    const timer = setTimeout(() => {
      const title = document.querySelector("main h1")?.textContent?.trim();
      if (title) rememberPage(owner, { href: pathname, title, note: "" });
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [pathname, owner]);
}
