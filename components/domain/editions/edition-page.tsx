import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { releaseEditionAction } from "@/lib/domain/editions/actions";
import type { EditionCheck } from "@/lib/domain/editions/comparing/types";
import type { EditionDetail } from "@/lib/domain/editions/types";
import { dayLabel, momentLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { DescriptionList, KeyFigure, KeyFigures } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";
import { EditionStatusMark, editionName } from "./edition-status";

export interface EditionPageProps {
  edition: EditionDetail;
  check: EditionCheck;
  mayRelease: boolean;
  /** Why the reader, though of the office, does not release it. */
  isOwnFreeze: boolean;
}

function share(value: number | null): string {
  return value === null ? "—" : `${(value * 100).toFixed(1)}%`;
}

/** One edition with its figures, its fingerprint, and how far the live data have moved on. */
export function EditionPage({ edition, check, mayRelease, isOwnFreeze }: EditionPageProps) {
  const { total } = edition.figures.totals;
  return (
    <>
      <PageHeader
        title={editionName(edition)}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <EditionStatusMark status={edition.status} /> {edition.title}
          </span>
        }
        back={{ href: "/desk/editions", label: "数据期" }}
      />
      <div className="mb-5">
        <CheckNotice check={check} />
      </div>
      <KeyFigures className="card mb-5">
        <KeyFigure label="应办" value={formatCount(total.asked)} unit="条" />
        <KeyFigure label="办结率" value={share(completion(total))} />
        <KeyFigure label="按时办结率" value={share(onTimeRate(total))} />
        <KeyFigure label="超期" value={formatCount(total.overdue)} unit="条" />
      </KeyFigures>
      <div className="mb-5 grid gap-5 lg:grid-cols-[1fr_22rem]">
        <Card title="各地区" flush>
          <Rows edition={edition} />
        </Card>
        <div className="flex flex-col gap-5">
          {edition.status === "frozen" && (
            <Release edition={edition} mayRelease={mayRelease} isOwnFreeze={isOwnFreeze} />
          )}
          <Card title="定稿信息">
            <DescriptionList items={factsOf(edition)} />
          </Card>
        </div>
      </div>
      <Card title="可单独公开的任务" flush>
        <Tasks edition={edition} />
      </Card>
    </>
  );
}

function factsOf(edition: EditionDetail) {
  const { query } = edition;
  const quarter =
    query.quarter === null ? `截至 ${dayLabel(query.day)}` : `第 ${query.quarter} 季度`;
  return [
    { term: "时段", value: `${query.year} 年 ${quarter}` },
    { term: "定稿", value: `${momentLabel(new Date(edition.frozenAt))} · ${edition.frozenByName}` },
    {
      term: "发布",
      value: edition.releasedAt
        ? `${momentLabel(new Date(edition.releasedAt))} · ${edition.releasedByName}`
        : "尚未发布",
    },
    { term: "指纹", value: <code className="break-all text-xs">{edition.fingerprint}</code> },
  ];
}

function CheckNotice({ check }: { check: EditionCheck }) {
  if (!check.isIntact) {
    return (
      <Notice tone="error" title="这一期的内容与定稿时的指纹不一致，请立即报告管理员">
        <code className="break-all text-xs">{check.fingerprint}</code>
      </Notice>
    );
  }
  if (check.differences.length === 0) {
    return <Notice tone="done" title="内容与指纹一致，实时数据没有变化" />;
  }
  return (
    <Notice
      tone="soon"
      title={`内容与指纹一致；定稿后实时数据有 ${check.differences.length} 处变化`}
    >
      <details>
        <summary className="cursor-pointer">查看变化</summary>
        <ul>
          {check.differences.slice(0, 30).map((one) => (
            <li key={`${one.name}-${one.what}`}>
              {one.name} {one.what === "asked" ? "应办" : "办结"}：{formatCount(one.frozen)} →{" "}
              {formatCount(one.live)}
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}

function Release({ edition, mayRelease, isOwnFreeze }: Omit<EditionPageProps, "check">) {
  if (mayRelease) {
    return (
      <Card title="发布">
        <p className="mb-4 text-ink-soft">核对无误后发布，公众首页随即采用这一期的数字。</p>
        <ActionForm
          action={releaseEditionAction}
          submit="发布这一期"
          variant="primary"
          hidden={{ editionId: edition.id, version: String(edition.version) }}
        />
      </Card>
    );
  }
  return (
    <Notice
      title={
        isOwnFreeze
          ? "由您定稿，请办公室另一位同志核对后发布"
          : "已定稿，等待领导小组办公室核对后发布"
      }
    />
  );
}

function FigureCells({ figures }: { figures: Figures }) {
  return (
    <>
      <td className="num">{formatCount(figures.asked)}</td>
      <td className="num">{formatCount(figures.done)}</td>
      <td className="num">{share(completion(figures))}</td>
      <td className="num">{formatCount(figures.overdue)}</td>
    </>
  );
}

function FigureHead({ first }: { first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" className="num">
          应办
        </th>
        <th scope="col" className="num">
          办结
        </th>
        <th scope="col" className="num">
          办结率
        </th>
        <th scope="col" className="num">
          超期
        </th>
      </tr>
    </thead>
  );
}

function Rows({ edition }: { edition: EditionDetail }) {
  return (
    <Table caption="各地区" density="compact">
      <FigureHead first="地区" />
      <tbody>
        {edition.figures.rows.map((row) => (
          <tr key={`${row.kind}-${row.code}`}>
            <th scope="row">{row.name}</th>
            <FigureCells figures={row.total} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Tasks({ edition }: { edition: EditionDetail }) {
  return (
    <Table caption="可单独公开的任务" density="compact">
      <FigureHead first="任务" />
      <tbody>
        {edition.figures.tasks.map((task) => (
          <tr key={task.rootTaskId}>
            <th scope="row">
              {task.code} {task.title}
            </th>
            <FigureCells figures={task.figures} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
