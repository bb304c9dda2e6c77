import Link from "next/link";
import { editionName, PURPOSE_WORDS } from "@/lib/domain/editions/labels";
import type { EditionPurpose, EditionRow } from "@/lib/domain/editions/types";
import { momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { FilterChips } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { ChangeMark, EditionStatusMark } from "./edition-status";

export interface EditionsPageProps {
  editions: EditionRow[];
  region: { code: string; name: string };
  purpose: EditionPurpose | undefined;
  /** Whether briefings and meeting packs are the reader's to see. */
  seesInternal: boolean;
  mayFreeze: boolean;
}

const PURPOSES: readonly EditionPurpose[] = ["public", "briefing", "meeting"];

/** The frozen figures of a region. */
export function EditionsPage(props: EditionsPageProps) {
  const { editions, region, purpose, seesInternal, mayFreeze } = props;
  const chips = [undefined, ...PURPOSES].map((one) => ({
    href: one ? `/desk/editions?purpose=${one}` : "/desk/editions",
    label: one ? PURPOSE_WORDS[one].name : "全部",
    kind: "choose" as const,
    current: one === purpose,
  }));
  return (
    <>
      <PageHeader
        title="数据期"
        subtitle={`${region.name} · 定稿后不再改动；对外公布的数字只出自已发布的一期`}
        actions={
          mayFreeze && (
            <ButtonLink href="/desk/editions/new" variant="primary">
              定稿新一期
            </ButtonLink>
          )
        }
      />
      {seesInternal && (
        <div className="mb-4">
          <FilterChips label="用途" items={chips} />
        </div>
      )}
      <Card flush>
        {editions.length > 0 ? (
          <EditionTable editions={editions} />
        ) : (
          <EmptyState kind="first-use" title="还没有数据期">
            {mayFreeze
              ? "选择用途和时段定稿，由办公室另一位同志核对后发布"
              : "办公室发布后，这里会列出各期"}
          </EmptyState>
        )}
      </Card>
    </>
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
          <th scope="col">定稿后的变化</th>
          <th scope="col">定稿</th>
          <th scope="col">发布</th>
        </tr>
      </thead>
      <tbody>
        {editions.map((edition) => (
          <EditionLine key={edition.id} edition={edition} />
        ))}
      </tbody>
    </Table>
  );
}

function EditionLine({ edition }: { edition: EditionRow }) {
  const { lastCheck } = edition;
  return (
    <tr>
      <th scope="row" data-label="期" className="whitespace-nowrap">
        <Link className="link" href={`/desk/editions/${edition.id}`} prefetch={false}>
          {editionName(edition)}
        </Link>
      </th>
      <td data-label="标题">{edition.title}</td>
      <td data-label="状态">
        <EditionStatusMark status={edition.status} />
      </td>
      <td data-label="定稿后的变化">
        {lastCheck ? (
          lastCheck.isIntact && lastCheck.differences === 0 ? (
            <span className="text-ink-hint">没有变化</span>
          ) : (
            <ChangeMark check={lastCheck} />
          )
        ) : (
          <span className="text-ink-hint">今晚比对</span>
        )}
      </td>
      <td data-label="定稿">
        {momentLabel(new Date(edition.frozenAt))} · {edition.frozenByName}
      </td>
      <td data-label="发布">
        {edition.releasedAt
          ? `${momentLabel(new Date(edition.releasedAt))} · ${edition.releasedByName}`
          : "—"}
      </td>
    </tr>
  );
}
