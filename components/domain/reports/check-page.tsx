import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { PART_LABELS } from "@/lib/domain/reports/labels";
import { valuesOf } from "@/lib/domain/reports/rules";
import type { Entry } from "@/lib/domain/reports/types";
import { dayLabel } from "@/lib/shared/dates";
import { Steps } from "../../forms/form-progress";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EvidenceTiles } from "../evidence/evidence-tile";
import { FiguresTable, TextPart } from "./content-view";
import { REPORT_STEPS } from "./fill-in-page";
import { SubmitReport } from "./submit-report";

interface CheckPageProps {
  entry: Entry;
  accountId: string;
  submissionKey: string;
}

/** The last look before submitting: exactly what will be sent, and to whom. */
export function CheckPage({ entry, accountId, submissionKey }: CheckPageProps) {
  const { assignment, content, past, reviewers } = entry;
  const fill = `/desk/assignments/${assignment.id}/fill`;
  return (
    <>
      <PageHeader
        back={{ href: fill, label: "返回修改" }}
        title="核对填报内容"
        subtitle={`${assignment.organisationName} · ${assignment.taskTitle} · ${periodLabel(assignment.year, assignment.period, assignment.frequency)}`}
      />
      <div className="mb-5">
        <Steps steps={REPORT_STEPS} current={1} />
      </div>
      <div className="report-sheet">
        <Card
          title="将要提交的内容"
          aside={
            <Link className="link" href={fill}>
              修改
            </Link>
          }
        >
          <FiguresTable
            facts={assignment}
            values={valuesOf(assignment, content)}
            past={past}
            pastLabel={past && periodLabel(past.year, past.period, assignment.frequency)}
          />
          <TextPart title={PART_LABELS.narrative} text={content.narrative} />
          <TextPart title={PART_LABELS.explanation} text={content.explanation} />
          <TextPart title={PART_LABELS.difficulties} text={content.difficulties} />
          <section className="report-part">
            <h3>{PART_LABELS.evidence}</h3>
            <EvidenceTiles items={entry.evidence} />
          </section>
        </Card>
        <p className="mt-4 text-ink-soft">
          提交后由{reviewers.names.join("、") || "上级单位"}审核，一般在 {dayLabel(reviewers.by)}
          前办结。审核之前可以撤回修改。
        </p>
        <SubmitReport
          assignmentId={assignment.id}
          accountId={accountId}
          version={assignment.version}
          draftVersion={entry.draft?.version ?? 0}
          submissionKey={submissionKey}
          back={fill}
        />
      </div>
    </>
  );
}
