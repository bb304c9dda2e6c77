"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { PageEntry } from "@/lib/domain/search/types";
import { PaletteList } from "./palette-list";
import { countsOf, foundGroups, type Option, restingGroups } from "./palette-options";
import { recentPages } from "./recent-pages";
import { searchHref } from "./search-address";
import { type Found, useFound } from "./use-found";

type PaletteProps = { pages: readonly PageEntry[]; owner: string; onClose: () => void };

const LIST = "palette-list";

function announcement({ state, results }: Found): string {
  if (state === "searching") return "正在搜索";
  if (state === "failed") return "暂时搜索不了，请检查网络后再试，或按回车到搜索页";
  return state === "found" ? countsOf(results) : "";
}

/** The browser's modal dialog with a field and what it finds; the arrows choose, Enter opens. */
export function Palette({ pages, owner, onClose }: PaletteProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [isComposing, setIsComposing] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [recent] = useState(() => recentPages(owner));
  const found = useFound(typed, isComposing);
  const words = typed.trim();
  const groups = words ? foundGroups(words, pages, found.results) : restingGroups(recent, pages);
  const options = groups.flatMap((group) => group.options);
  const active = Math.min(chosen, options.length - 1);

  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);

  function open({ href }: Pick<Option, "href">) {
    dialog.current?.close();
    router.push(href);
  }

  function choose(event: KeyboardEvent) {
    if (isComposing || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) {
      event.preventDefault();
      setChosen((active + step + options.length) % options.length);
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    // What is shown may still belong to fewer letters: then all of it is looked for on its page.
    const isSettled = words === "" || found.typed === words;
    const option = isSettled ? options[active] : undefined;
    if (option) open(option);
    else if (words) open({ href: searchHref({ q: words }) });
  }

  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label="搜索"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="palette-head">
        <input
          ref={field}
          className="input"
          type="text"
          role="combobox"
          aria-label="搜索任务、单位、填报和页面"
          aria-expanded={options.length > 0}
          aria-controls={LIST}
          aria-activedescendant={options.length > 0 ? `${LIST}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder="名称、编码、受理号或拼音首字母"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onCompositionStart={() => setIsComposing(true)}
          onCompositionEnd={() => setIsComposing(false)}
          onKeyDown={choose}
        />
        <button
          type="button"
          className="icon-btn"
          aria-label="关闭搜索"
          onClick={() => dialog.current?.close()}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      <PaletteList id={LIST} groups={groups} active={active} query={words} onOpen={open} />
      <p className="palette-state" role="status">
        {announcement(found)}
      </p>
      <p className="palette-keys" aria-hidden="true">
        ↑ ↓ 选择 · 回车打开 · Esc 关闭
      </p>
    </dialog>
  );
}
