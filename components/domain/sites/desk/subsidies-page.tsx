import { SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import type { Subsidy, SubsidyTotal } from "@/lib/domain/sites/subsidies/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { Table } from "../../../ui/table";

interface SubsidiesPageProps {
  subsidies: readonly Subsidy[];
  totals: readonly SubsidyTotal[];
}

/** The 奖补 register: sums by year, level and city, then its lines. */
export function SubsidiesPage({ subsidies, totals }: SubsidiesPageProps) {
  return (
    <>
      <PageHeader
        title="奖补台账"
        subtitle="在示范点页面登记；划去的保留原行，不计入合计"
        back={{ href: "/desk/sites", label: "示范点" }}
        actions={
          <a className="btn" href={withBase("/api/sites/subsidies")} download>
            导出
          </a>
        }
      />
      {subsidies.length === 0 ? (
        <EmptyState kind="first-use" title="还没有登记奖补">
          打开已命名的示范点，在“奖补”里登记
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          <Card title="合计" flush>
            <TotalsTable totals={totals} />
          </Card>
          <Card title="明细" flush>
            <LinesTable subsidies={subsidies} />
          </Card>
        </div>
      )}
    </>
  );
}

function TotalsTable({ totals }: { totals: readonly SubsidyTotal[] }) {
  return (
    <Table caption="奖补合计" cards>
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col">级别</th>
          <th scope="col">市州</th>
          <th scope="col" className="num">
            笔数
          </th>
          <th scope="col" className="num">
            金额（元）
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ year, level, cityName, count, amount }) => (
          <tr key={`${year} ${level} ${cityName}`}>
            <th scope="row">{year}</th>
            <td data-label="级别">{SITE_LEVEL_LABELS[level]}</td>
            <td data-label="市州">{cityName}</td>
            <td data-label="笔数" className="num">
              {count}
            </td>
            <td data-label="金额（元）" className="num">
              {amount}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function LinesTable({ subsidies }: { subsidies: readonly Subsidy[] }) {
  return (
    <Table caption="奖补明细" cards>
      <thead>
        <tr>
          <th scope="col">示范点</th>
          <th scope="col">年度</th>
          <th scope="col" className="num">
            金额（元）
          </th>
          <th scope="col">资金来源</th>
          <th scope="col">文号</th>
          <th scope="col">拨付</th>
        </tr>
      </thead>
      <tbody>
        {subsidies.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <a className="link" href={withBase(`/desk/sites/${line.siteId}`)}>
                {line.siteName}
              </a>
              {line.struckReason && (
                <span className="block text-xs text-ink-hint">已划去：{line.struckReason}</span>
              )}
            </th>
            <td data-label="年度">{line.year}</td>
            <td data-label="金额（元）" className="num">
              {line.struckReason ? <s>{line.amount}</s> : line.amount}
            </td>
            <td data-label="资金来源">{line.source}</td>
            <td data-label="文号">{line.document || "—"}</td>
            <td data-label="拨付">{line.paidOn ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
