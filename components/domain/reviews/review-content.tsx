import { periodLabel } from "@/lib/domain/assignments/rules";
import type { EvidenceView } from "@/lib/domain/evidence/previews/types";
import { PART_LABELS } from "@/lib/domain/reports/labels";
import { compareNarratives } from "@/lib/domain/reviews/comparison/rules";
import type { Submission } from "@/lib/domain/reviews/types";
import { Card } from "../../ui/card";
import { EvidenceViewer } from "../evidence/evidence-viewer";
import { ComparedFigures, type Earlier } from "./compared-figures";
import { ComparedNarrative } from "./compared-narrative";
import { Runs } from "./difference";
import { PointButton } from "./point-button";

interface ReviewContentProps {
  submission: Submission;
  files: readonly EvidenceView[];
}

type EarlierText = Earlier & { narrative: string };

function earlierOf({ assignment, previous, past }: Submission): EarlierText[] {
  const period = past && periodLabel(past.year, past.period, assignment.frequency);
  return [
    ...(previous ? [{ label: "上次提交", values: previous, narrative: previous.narrative }] : []),
    ...(past && period
      ? [{ label: `上期（${period}）`, values: past, narrative: past.narrative }]
      : []),
  ];
}

/** What was reported, beside what stood there before: figures, text by paragraphs, reasons and files. */
export function ReviewContent({ submission, files }: ReviewContentProps) {
  const { assignment, current, standing } = submission;
  const earlier = earlierOf(submission);
  const [before, other] = earlier;
  return (
    <>
      <Card
        title="填报内容"
        aside={before ? `下划线是比${before.label}新增的，删除线是删去的` : undefined}
      >
        <ComparedFigures
          facts={assignment}
          values={current}
          earlier={earlier}
          standing={standing}
        />
        <section className="report-part">
          <h3>{PART_LABELS.narrative}</h3>
          <ComparedNarrative
            paragraphs={compareNarratives(before?.narrative ?? null, current.narrative)}
            before={before?.label ?? null}
          />
        </section>
        {other && <AgainstOther other={other} now={current.narrative} />}
        <TextToPoint part="explanation" text={current.explanation} />
        <TextToPoint part="difficulties" text={current.difficulties} />
      </Card>
      <Card
        title={PART_LABELS.evidence}
        aside={
          <>
            {files.length} 份 <FilePoints files={files} />
          </>
        }
      >
        <EvidenceViewer files={files} assignmentId={assignment.id} />
      </Card>
    </>
  );
}

// What is compared with the period before stands apart: two differences in one text cannot be read.
function AgainstOther({ other, now }: { other: EarlierText; now: string }) {
  const runs = compareNarratives(other.narrative, now);
  return (
    <details className="report-part">
      <summary className="link">和{other.label}比，改了什么</summary>
      <div className="diff mt-2">
        {runs.map((paragraph) => (
          <p key={paragraph.number}>
            <Runs runs={paragraph.runs} />
          </p>
        ))}
      </div>
    </details>
  );
}

function TextToPoint({
  part,
  text,
}: {
  part: "explanation" | "difficulties";
  text: string | null;
}) {
  if (!text) return null;
  return (
    <section className="report-part">
      <h3>
        {PART_LABELS[part]}{" "}
        {part === "explanation" && <PointButton part={part} label={PART_LABELS[part]} />}
      </h3>
      <p className="whitespace-pre-line">{text}</p>
    </section>
  );
}

function FilePoints({ files }: { files: readonly EvidenceView[] }) {
  return files.map((file, index) => (
    <PointButton
      key={file.id}
      part={`evidence:${file.id}`}
      label={`材料${file.fileName}`}
      sign={`材料 ${index + 1}`}
    />
  ));
}
