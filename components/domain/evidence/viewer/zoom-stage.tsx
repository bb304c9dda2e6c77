"use client";

import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Button } from "../../../ui/button";

const SIZES = [100, 150, 200, 300, 400] as const;
const KEYS: Record<string, number> = { "+": 1, "=": 1, "-": -1 };

/** Pictures that can be enlarged and moved about: by buttons, by + and −, and by scrolling. */
export function ZoomStage({ label, children }: { label: string; children: ReactNode }) {
  const [step, setStep] = useState(0);
  const change = (by: number) => setStep((at) => Math.min(Math.max(at + by, 0), SIZES.length - 1));

  function press(event: KeyboardEvent) {
    const by = KEYS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    change(by);
  }

  return (
    <div className="viewer-stage">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard enlarges and scrolls it */}
      <section className="viewer-scroll" aria-label={label} tabIndex={0} onKeyDown={press}>
        <div style={{ width: `${SIZES[step]}%` }}>{children}</div>
      </section>
      <div className="viewer-zoom only-script">
        <Button size="small" aria-label="缩小" disabled={step === 0} onClick={() => change(-1)}>
          <Minus aria-hidden="true" />
        </Button>
        <span aria-live="polite">{SIZES[step]}%</span>
        <Button
          size="small"
          aria-label="放大"
          disabled={step === SIZES.length - 1}
          onClick={() => change(1)}
        >
          <Plus aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}
