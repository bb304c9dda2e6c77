"use client";

import { useEffect, useState } from "react";

/** Larger type for this article, and printing; without script the browser's own do the same. */
export function ArticleTools() {
  const [isReady, setReady] = useState(false);
  const [isLarge, setLarge] = useState(false);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    for (const article of document.querySelectorAll(".article")) {
      article.classList.toggle("article-large", isLarge);
    }
  }, [isLarge]);
  return (
    <div className="article-tools no-print" hidden={!isReady}>
      <button
        type="button"
        className="btn btn-small"
        aria-pressed={isLarge}
        onClick={() => setLarge(!isLarge)}
      >
        大字
      </button>
      <button type="button" className="btn btn-small" onClick={() => window.print()}>
        打印
      </button>
    </div>
  );
}
