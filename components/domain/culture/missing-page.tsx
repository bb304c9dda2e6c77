import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips, Pagination } from "@/components/ui/navigation";
import { Table } from "@/components/ui/table";
import { missingWords } from "@/lib/domain/culture/coverage/labels";
import type { MissingFilter } from "@/lib/domain/culture/coverage/schema";
import type { MissingRow } from "@/lib/domain/culture/coverage/types";
import type { Term } from "@/lib/domain/culture/terms/types";
import { withBase } from "@/lib/shared/base-path";
import { withQuery } from "@/lib/shared/query-string";
import { CultureTabs } from "./culture-tabs";

const PAGE = 200;

type MissingPageProps = {
  found: { items: MissingRow[]; total: number };
  kinds: readonly Term[];
  filter: MissingFilter;
};

/** The regions that lack a venue they owe, each with what is to be done. */
export function MissingPage({ found, kinds, filter }: MissingPageProps) {
  const { region, kind, page } = filter;
  const href = (to: object) => withQuery("/desk/culture/missing", { region, kind, ...to });
  const owed = kinds.filter(({ level }) => level !== null);
  return (
    <>
      <PageHeader
        title="缺阵地名单"
        subtitle={`${found.total} 处应建未建或还没有确认`}
        back={{ href: withQuery("/desk/culture", { region }), label: "覆盖情况" }}
        actions={
          <a
            className="btn"
            href={withBase(withQuery("/desk/culture/csv", { region, kind, missing: "1" }))}
          >
            下载 CSV
          </a>
        }
      />
      <CultureTabs current="coverage" />
      <div className="my-4">
        <FilterChips
          label="种类"
          items={[undefined, ...owed].map((term) => ({
            href: withQuery("/desk/culture/missing", { region, kind: term?.code }),
            label: term?.note || term?.name || "全部",
            kind: "choose" as const,
            current: kind === term?.code,
          }))}
        />
      </div>
      <Card flush>
        {found.items.length > 0 ? (
          <MissingTable items={found.items} />
        ) : (
          <EmptyState kind="all-done" title="都建好了">
            应建的阵地都已建成并确认。
          </EmptyState>
        )}
      </Card>
      <div className="mt-4">
        <Pagination
          page={page}
          pageCount={Math.ceil(found.total / PAGE)}
          total={found.total}
          hrefFor={(to) => href({ page: to })}
        />
      </div>
    </>
  );
}

function MissingTable({ items }: { items: readonly MissingRow[] }) {
  return (
    <Table caption="缺阵地的地区" cards>
      <thead>
        <tr>
          <th scope="col">地区</th>
          <th scope="col">上级</th>
          <th scope="col">应建</th>
          <th scope="col">情况</th>
          <th scope="col">办理</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ regionCode, regionName, above, kindCode, kindName, why, venueId }) => (
          <tr key={regionCode + kindCode}>
            <th scope="row">{regionName}</th>
            <td data-label="上级">{above ?? "—"}</td>
            <td data-label="应建">{kindName}</td>
            <td data-label="情况">{missingWords[why]}</td>
            <td data-label="办理">
              <Link
                className="link"
                href={
                  venueId
                    ? `/desk/culture/venues/${venueId}`
                    : withQuery("/desk/culture/venues/new", { region: regionCode, kind: kindCode })
                }
              >
                {venueId ? "查看" : "登记"}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
