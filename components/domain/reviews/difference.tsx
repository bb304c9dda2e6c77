import type { TextRun } from "@/lib/shared/text-difference";

/** A text with what changed in it, marked by underline and strike and told to readers. */
export function Difference({ runs, before }: { runs: readonly TextRun[]; before: string | null }) {
  const isSame = runs.every((run) => run.kind === "same");
  return (
    <>
      {before && isSame && <p className="text-sm text-soon-ink">与{before}一字不差</p>}
      <p className="diff whitespace-pre-line">
        {runs.map((run, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
          <Run key={index} run={run} />
        ))}
      </p>
    </>
  );
}

function Run({ run }: { run: TextRun }) {
  if (run.kind === "added") return <ins>{run.text}</ins>;
  if (run.kind === "removed") return <del>{run.text}</del>;
  return run.text;
}
