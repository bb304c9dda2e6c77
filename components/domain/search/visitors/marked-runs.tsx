import type { ExcerptRun } from "@/lib/domain/search/visitors/types";

/** A text with what was searched for marked. */
export function MarkedRuns({ runs }: { runs: readonly ExcerptRun[] }) {
  return runs.map(({ text, hit }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
    hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );
}
