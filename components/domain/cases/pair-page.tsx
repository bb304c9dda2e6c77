import "./cases.css";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import type { CasePair } from "@/lib/domain/cases/alike/queries";
import { compareTexts, type TextRun } from "@/lib/shared/text-difference";

/** Two cases that read nearly the same, side by side: what they share is marked. */
export function PairPage({ id, title, pair }: { id: string; title: string; pair: CasePair }) {
  const runs = compareTexts(pair.text, pair.other.text);
  return (
    <>
      <PageHeader
        title="对照相近的案例"
        subtitle={`相近 ${pair.percent}%，标出的是两边相同的文字`}
        back={{ href: `/desk/cases/${id}`, label: "案例" }}
      />
      <div className="case-pair">
        <Card title={`${title}（本件）`}>
          <Marked runs={runs.filter(({ kind }) => kind !== "added")} />
        </Card>
        <Card title={`${pair.other.title}（${pair.other.organisationName}）`}>
          <Marked runs={runs.filter(({ kind }) => kind !== "removed")} />
        </Card>
      </div>
    </>
  );
}

function Marked({ runs }: { runs: readonly TextRun[] }) {
  return (
    <p className="case-text">
      {runs.map(({ kind, text }, at) =>
        kind === "same" && text.trim().length > 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: two fixed texts never move
          <mark key={at}>{text}</mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}
