"use client";

import { useEffect, useState } from "react";
import { HtmlBlock } from "../../charts/html-block";
import type { SafeHtml } from "../../charts/safe-html";
import { usePaused } from "./wall-pause";

const PART_SECONDS = 15;

/** One table after another where a single one would be too small to read from afar. */
export function WallParts({ parts, total }: { parts: readonly SafeHtml[]; total: number }) {
  const [at, setAt] = useState(0);
  const isPaused = usePaused();
  const { length } = parts;
  useEffect(() => {
    if (isPaused || length < 2) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % length), PART_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [isPaused, length]);
  const shown = parts[at % length];
  if (!shown) return null;
  return (
    <>
      <HtmlBlock className="wall-table" html={shown} />
      {length > 1 && (
        <p className="wall-part">
          共 {total} 行，第 {(at % length) + 1}/{length} 页
          <button type="button" onClick={() => setAt((now) => (now + 1) % length)}>
            下一页
          </button>
        </p>
      )}
    </>
  );
}
