import type { TextRun } from "@/lib/shared/text-difference";

/** A text with what changed in it, and a word where nothing did. */
export function Difference({ runs, before }: { runs: readonly TextRun[]; before: string | null }) {
  const isSame = runs.every((run) => run.kind === "same");
  return (
    <>
      {before && isSame && <p className="text-sm text-soon-ink">与{before}一字不差</p>}
      <p className="diff whitespace-pre-line">
        <Runs runs={runs} />
      </p>
    </>
  );
}

/** What changed in a text: marked by underline and strike, and told to readers. */
export function Runs({ runs }: { runs: readonly TextRun[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
    <Run key={index} run={run} />
  ));
}

function Run({ run: { kind, text } }: { run: TextRun }) {
  if (kind === "same") return text;
  if (kind === "added") {
    return (
      <ins>
        <span className="sr-only">（新增）</span>
        {text}
        <span className="sr-only">（新增完）</span>
      </ins>
    );
  }
  return (
    <del>
      <span className="sr-only">（删去）</span>
      {text}
      <span className="sr-only">（删去完）</span>
    </del>
  );
}
