import type { StandingFilter } from "@/lib/domain/assignments/acknowledgements/schema";
import type { StandingOrganisation } from "@/lib/domain/assignments/acknowledgements/types";
import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import type { Page } from "@/lib/domain/assignments/types";
import { EmptyState } from "../../../ui/empty-state";
import { CursorPagination, FilterChips } from "../../../ui/navigation";
import { Table } from "../../../ui/table";
import { when } from "../words";
import { standingHref } from "./standing-table";

const SHOWN = { waiting: "未签收", done: "已签收", all: "全部" } as const;

/** The organisations behind a number, 50 at a time. */
export function StandingNames({
  listId,
  page,
  filter,
}: {
  listId: string;
  page: Page<StandingOrganisation>;
  filter: StandingFilter;
}) {
  const href = (part: Partial<StandingFilter>) =>
    standingHref(listId, { ...filter, after: undefined, ...part });
  return (
    <>
      <div className="px-5 pt-3">
        <FilterChips
          label="签收状态"
          items={(Object.keys(SHOWN) as (keyof typeof SHOWN)[]).map((show) => ({
            label: SHOWN[show],
            href: href({ show }),
            kind: "choose" as const,
            current: filter.show === show,
          }))}
        />
      </div>
      {page.rows.length > 0 ? (
        <Names rows={page.rows} />
      ) : (
        <EmptyState
          kind={filter.show === "waiting" ? "all-done" : "no-result"}
          title={filter.show === "waiting" ? "这里的单位都已签收" : "没有这样的单位"}
        />
      )}
      <div className="p-4">
        <CursorPagination
          previous={filter.after ? href({}) : undefined}
          next={page.next ? href({ after: page.next }) : undefined}
          note={filter.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}

function Names({ rows }: { rows: readonly StandingOrganisation[] }) {
  return (
    <Table caption="单位" cards>
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">层级</th>
          <th scope="col">所在地</th>
          <th scope="col">送达</th>
          <th scope="col">签收</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.organisationId}>
            <th scope="row">{row.organisationName}</th>
            <td data-label="层级">{LEVEL_LABELS[row.level]}</td>
            <td data-label="所在地">{row.placeName}</td>
            <td data-label="送达">{when(row.deliveredAt)}</td>
            <td data-label="签收">
              {row.acknowledgedAt
                ? `${when(row.acknowledgedAt)} ${row.acknowledgedByName ?? ""}`
                : "还没有签收"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
