"use client";

import { Search } from "lucide-react";
import { useEffect, useRef } from "react";

type SearchInputProps = {
  name?: string;
  label: string;
  placeholder?: string;
  defaultValue?: string;
  /** Ctrl K (⌘ K) jumps here; only one per page. */
  shortcut?: boolean;
};

/** A search field for use inside a form with method GET. */
export function SearchInput({
  name = "q",
  label,
  placeholder,
  defaultValue,
  shortcut,
}: SearchInputProps) {
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!shortcut) return;
    function jump(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    }
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, [shortcut]);

  return (
    <span className={shortcut ? "search search-keyed" : "search"}>
      <Search aria-hidden="true" />
      <input
        ref={field}
        className="input"
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        defaultValue={defaultValue}
        aria-keyshortcuts={shortcut ? "Control+K" : undefined}
        autoComplete="off"
        maxLength={100}
      />
      {shortcut && (
        <span className="key" aria-hidden="true">
          Ctrl K
        </span>
      )}
    </span>
  );
}
