import { FIELD_LABELS } from "@/lib/domain/machine/feeds/labels";
import { MAPPED, type MappedField } from "@/lib/domain/machine/mapping/types";
import type { Preview, RunDetail } from "@/lib/domain/machine/runs/types";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { StatusMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { momentOr, RUN_LOOK } from "./words";

const SHOWN = 100;

/** One run: how it ended, which rows it refused and why; of a trial, what it would have taken. */
export function RunPage({ run }: { run: RunDetail }) {
  return (
    <>
      <PageHeader
        back={{ href: `/desk/machine/feeds/${run.feedId}`, label: run.sourceName }}
        title={run.isTrial ? "试取结果" : "取数记录"}
        subtitle={
          <span className="fact-line">
            <StatusMark {...RUN_LOOK[run.state]} />
            <span>{momentOr(run.startedAt)}</span>
            {run.fileName && <span>{run.fileName}</span>}
          </span>
        }
        actions={
          run.problems.length > 0 && (
            <ButtonLink href={`/desk/machine/runs/${run.id}/errors`} prefetch={false}>
              下载未采用的行
            </ButtonLink>
          )
        }
      />
      <div className="flex flex-col gap-5">
        <Notice
          tone={run.state === "failed" ? "error" : run.state === "done" ? "done" : "info"}
          title={run.message ?? "正在取数，稍后刷新本页"}
        />
        {run.isSwept && run.refused > 0 && (
          <Notice tone="info" title="逐行的原因保存 90 天，已按期清除；行数仍在上面" />
        )}
        {run.preview && <PreviewTable preview={run.preview} />}
        {run.problems.length > 0 && <ProblemTable run={run} />}
      </div>
    </>
  );
}

function PreviewTable({ preview }: { preview: Preview }) {
  const isUsed = (field: MappedField) => preview.rows.some(({ row }) => row[field] !== undefined);
  const fields = MAPPED.filter(isUsed);
  return (
    <Card title={`前 ${preview.rows.length} 行是这样理解的`} flush>
      <Table caption="前几行" density="compact">
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} scope="col">
                {FIELD_LABELS[field]}
              </th>
            ))}
            <th scope="col">能否采用</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row, problem }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
            <tr key={at}>
              {fields.map((field) => (
                <td key={field}>{row[field] ?? "—"}</td>
              ))}
              <td>{problem ?? "可以"}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function fieldWord(field: string | null): string {
  if (field === null) return "整行";
  return field in FIELD_LABELS ? FIELD_LABELS[field as MappedField] : field;
}

function ProblemTable({ run }: { run: RunDetail }) {
  const more = run.problems.length > SHOWN ? `先列 ${SHOWN} 行，其余请下载` : undefined;
  return (
    <Card title={`${run.refused} 行没有采用`} aside={more} flush>
      <Table caption="没有采用的行" cards>
        <thead>
          <tr>
            <th scope="col">第几行</th>
            <th scope="col">字段</th>
            <th scope="col">原因和改正办法</th>
          </tr>
        </thead>
        <tbody>
          {run.problems.slice(0, SHOWN).map(({ index, field, message }) => (
            <tr key={`${index}-${field}`}>
              <th scope="row" data-label="第几行">
                {index + 1}
              </th>
              <td data-label="字段">{fieldWord(field)}</td>
              <td data-label="原因和改正办法">{message}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
