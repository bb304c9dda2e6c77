"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Children, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../../../ui/button";

interface ViewerTabsProps {
  id: string;
  names: readonly string[];
  children: ReactNode;
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function asPanel(tab: string) {
  return { role: "tabpanel", "aria-labelledby": tab };
}

/** One of several panels at a time, chosen by tabs or by previous and next; without script all of them. */
export function ViewerTabs({ id, names, children }: ViewerTabsProps) {
  const [isScripted, setScripted] = useState(false);
  const [current, setCurrent] = useState(0);
  const tabs = useRef<(HTMLButtonElement | null)[]>([]);
  useEffect(() => setScripted(true), []);
  const count = names.length;
  const shown = Math.min(current, count - 1);

  function move(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = step(shown, count);
    setCurrent(next);
    tabs.current[next]?.focus();
  }

  return (
    <div className="viewer">
      {isScripted && count > 1 && (
        <div className="viewer-bar">
          <Button
            size="small"
            aria-label="上一份材料"
            onClick={() => setCurrent((shown + count - 1) % count)}
          >
            <ChevronLeft aria-hidden="true" />
          </Button>
          <div className="viewer-tabs" role="tablist" aria-label="材料" onKeyDown={move}>
            {names.map((name, index) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
                key={index}
                ref={(tab) => {
                  tabs.current[index] = tab;
                }}
                type="button"
                role="tab"
                id={`${id}-tab-${index + 1}`}
                aria-controls={`${id}-${index + 1}`}
                aria-selected={index === shown}
                tabIndex={index === shown ? 0 : -1}
                onClick={() => setCurrent(index)}
              >
                <b>{index + 1}</b>
                <span>{name}</span>
              </button>
            ))}
          </div>
          <Button
            size="small"
            aria-label="下一份材料"
            onClick={() => setCurrent((shown + 1) % count)}
          >
            <ChevronRight aria-hidden="true" />
          </Button>
        </div>
      )}
      {Children.map(children, (panel, index) => (
        <div
          id={`${id}-${index + 1}`}
          hidden={isScripted && index !== shown}
          {...(isScripted && count > 1 ? asPanel(`${id}-tab-${index + 1}`) : {})}
        >
          {panel}
        </div>
      ))}
    </div>
  );
}
