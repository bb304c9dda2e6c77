"use client";

import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useDesk } from "./desk-context";

const KEYS: readonly (readonly [string, string])[] = [
  ["A", "通过；在第二步是认可"],
  ["R", "写退回；再按 1–9 指出进展情况的第几段"],
  ["Q", "存疑，转办公室和纪委核查"],
  ["V", "记下核验结果"],
  ["J　K", "下一项　上一项，都不作决定"],
  ["Z", "打开刚通过的一项，可以撤回"],
  ["Ctrl Enter", "写完后提交退回或存疑"],
  ["Esc", "收起退回或存疑，写的内容还在"],
  ["?", "打开或关上这张表"],
];

/** True while somebody types: no key may then decide anything. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]",
    )
  );
}

/** Presses the button or follows the link that is marked with the key. */
function pressMarked(key: string): boolean {
  const marked = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  const button = marked?.matches("a, button, summary") ? marked : marked?.querySelector("button");
  button?.click();
  return button !== undefined && button !== null;
}

type DeskSight = Pick<ReturnType<typeof useDesk>, "mode" | "move">;

/** Does what a key stands for; false where it stands for nothing now. */
function decide(key: string, { mode, move }: DeskSight): boolean {
  if (/^[1-9]$/.test(key)) {
    const isThere = document.querySelector(`[data-paragraph="${key}"]`) !== null;
    if (mode !== "returning" || !isThere) return false;
    move({ kind: "point", part: `paragraph:${key}` });
    return true;
  }
  if (key === "r" || key === "q") {
    if (!document.querySelector(`[data-key="${key}"]`)) return false;
    move({ kind: "mode", mode: key === "r" ? "returning" : "doubting" });
    return true;
  }
  if (key === "a" || key === "j" || key === "k") return mode === "deciding" && pressMarked(key);
  return (key === "z" || key === "v") && pressMarked(key);
}

/** Listens to the keys of the desk; the table of keys is opened by `?`. */
function useKeys({ mode, move }: DeskSight, openTable: () => void): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (document.querySelector("dialog[open]")) return;
      if (event.key === "Escape" && mode !== "deciding") {
        move({ kind: "mode", mode: "deciding" });
        return;
      }
      if (isTyping(event.target)) return;
      if (event.key === "?") openTable();
      else if (decide(event.key.toLowerCase(), { mode, move })) event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [mode, move, openTable]);
}

interface DeskKeysProps {
  nextHref: string | null;
  previousHref: string | null;
}

/**
 * The way through the queue, the next report loaded ahead, and the keys of the desk: they act only while
 * nobody types and no dialog is open.
 */
export function DeskKeys({ nextHref, previousHref }: DeskKeysProps) {
  const [isHelp, setHelp] = useState(false);
  const openTable = useCallback(() => setHelp(true), []);
  useKeys(useDesk(), openTable);
  return (
    <>
      {previousHref && (
        <Link className="link" href={previousHref} data-key="k" prefetch={false}>
          上一项
        </Link>
      )}
      {nextHref && (
        <Link className="link" href={nextHref} data-key="j" prefetch>
          下一项
        </Link>
      )}
      <Button variant="quiet" size="small" className="only-script" onClick={openTable}>
        按键 ?
      </Button>
      <Dialog open={isHelp} onClose={() => setHelp(false)} title="审核的按键">
        <dl className="key-table">
          {KEYS.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-ink-hint">正在输入文字时，这些键只输入文字。</p>
      </Dialog>
    </>
  );
}
