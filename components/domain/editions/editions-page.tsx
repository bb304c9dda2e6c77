import Link from "next/link";
import { freezeEditionAction } from "@/lib/domain/editions/actions";
import type { EditionRow } from "@/lib/domain/editions/types";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm, FormSelect, FormText } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Table } from "../../ui/table";
import { EditionStatusMark, editionName } from "./edition-status";

export interface EditionsPageProps {
  editions: EditionRow[];
  region: { code: string; name: string };
  year: number;
  mayFreeze: boolean;
  formKey: string;
}

const QUARTERS = [
  { value: "", label: "年初至今" },
  { value: "1", label: "第一季度" },
  { value: "2", label: "第二季度" },
  { value: "3", label: "第三季度" },
  { value: "4", label: "第四季度" },
];

/** The frozen figures of a region, and the form that freezes the next ones. */
export function EditionsPage({ editions, region, year, mayFreeze, formKey }: EditionsPageProps) {
  return (
    <>
      <PageHeader
        title="数据期"
        subtitle={`${region.name} · 对外公布的数字只出自已发布的一期，发布后不再改动`}
      />
      <div className={mayFreeze ? "grid gap-5 lg:grid-cols-[1fr_20rem]" : undefined}>
        <Card flush className="h-fit">
          {editions.length > 0 ? (
            <EditionTable editions={editions} />
          ) : (
            <EmptyState kind="first-use" title="还没有数据期">
              {mayFreeze
                ? "选择时段定稿，由办公室另一位同志核对后发布"
                : "办公室发布后，这里会列出各期"}
            </EmptyState>
          )}
        </Card>
        {mayFreeze && <FreezeCard region={region} year={year} formKey={formKey} />}
      </div>
    </>
  );
}

function FreezeCard({
  region,
  year,
  formKey,
}: Pick<EditionsPageProps, "region" | "year" | "formKey">) {
  return (
    <Card title="定稿新一期" className="h-fit">
      <p className="mb-4 text-sm text-ink-soft">
        定稿会原样保存此刻的数字并编号。仅内部的任务不进入；由另一位同志发布。
      </p>
      <ActionForm
        action={freezeEditionAction}
        submit="定稿"
        variant="primary"
        pendingText="正在定稿"
        hidden={{ regionCode: region.code, key: formKey }}
      >
        <div className="flex flex-col gap-4">
          <FormText name="title" label="标题" defaultValue={`${region.name}清廉建设推进情况`} />
          <FormText name="year" label="年份" inputMode="numeric" defaultValue={String(year)} />
          <FormSelect name="quarter" label="时段" choices={QUARTERS} defaultValue="" />
        </div>
      </ActionForm>
    </Card>
  );
}

function EditionTable({ editions }: { editions: EditionRow[] }) {
  return (
    <Table caption="数据期" cards>
      <thead>
        <tr>
          <th scope="col">期</th>
          <th scope="col">标题</th>
          <th scope="col">状态</th>
          <th scope="col">定稿</th>
          <th scope="col">发布</th>
          <th scope="col">指纹</th>
        </tr>
      </thead>
      <tbody>
        {editions.map((edition) => (
          <tr key={edition.id}>
            <th scope="row" data-label="期" className="whitespace-nowrap">
              <Link className="link" href={`/desk/editions/${edition.id}`}>
                {editionName(edition)}
              </Link>
            </th>
            <td data-label="标题">{edition.title}</td>
            <td data-label="状态">
              <EditionStatusMark status={edition.status} />
            </td>
            <td data-label="定稿">
              {momentLabel(new Date(edition.frozenAt))} · {edition.frozenByName}
            </td>
            <td data-label="发布">
              {edition.releasedAt
                ? `${momentLabel(new Date(edition.releasedAt))} · ${edition.releasedByName}`
                : "—"}
            </td>
            <td data-label="指纹" className="font-mono text-xs">
              {edition.fingerprint.slice(0, 12)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
