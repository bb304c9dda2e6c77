import { SITE_STATUS_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import type { SiteRegisterFilter } from "@/lib/domain/sites/register/schema";
import type { SiteRow, StatusCounts } from "@/lib/domain/sites/register/types";
import type { Signal } from "@/lib/domain/sites/signals/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../../layout/page-header";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { Pagination, Tabs } from "../../../ui/navigation";
import { type FilterChoices, RegisterFilters, registerAddress } from "./register-filters";
import { RegisterTable } from "./register-table";

interface RegisterPageProps {
  found: { sites: readonly SiteRow[]; counts: StatusCounts; total: number };
  signals: readonly Signal[];
  filter: SiteRegisterFilter;
  choices: FilterChoices;
  waiting: number;
  may: { recommend: boolean; manage: boolean };
}

const PAGE = 50;

/** The register of demonstration sites: what waits, signals, and all, with counts and filters. */
export function RegisterPage({ found, signals, filter, choices, waiting, may }: RegisterPageProps) {
  const { sites, counts, total } = found;
  const views = [
    { view: "all", label: "全部", count: undefined },
    { view: "waiting", label: "待我办理", count: waiting },
    {
      view: "signals",
      label: "提前复核信号",
      count: new Set(signals.map((one) => one.siteId)).size,
    },
  ] as const;
  return (
    <>
      <PageHeader
        title="示范点"
        subtitle="推荐、自评、核验、公示、命名、培育、复核，一处办到底"
        actions={
          <>
            <a
              className="btn"
              href={withBase(`/api/sites/export?${registerAddress(filter, {})}`)}
              download
            >
              导出
            </a>
            {may.recommend && (
              <ButtonLink href="/desk/sites/new" variant="primary">
                推荐示范点
              </ButtonLink>
            )}
          </>
        }
      />
      {may.manage && <ManagerLinks />}
      <Tabs
        label="范围"
        items={views.map(({ view, label, count }) => ({
          href: `/desk/sites?view=${view}`,
          label,
          count,
          current: filter.view === view,
        }))}
      />
      <RegisterFilters filter={filter} choices={choices} />
      <StatusLine counts={counts} filter={filter} />
      <Card flush>
        {sites.length > 0 ? (
          <RegisterTable sites={sites} signals={signals} />
        ) : (
          <EmptyState
            kind={filter.view === "waiting" ? "all-done" : "no-result"}
            title={filter.view === "waiting" ? "没有等您办理的示范点" : "没有符合条件的示范点"}
          >
            {filter.view === "signals"
              ? "建设单位任务超期、填报多次退回或参观评价低到设定的数，会列在这里由您决定是否提前复核"
              : "换个条件看看；推荐之后会出现在这里"}
          </EmptyState>
        )}
      </Card>
      <Pagination
        page={filter.page}
        pageCount={Math.ceil(total / PAGE)}
        total={total}
        hrefFor={(page) => `/desk/sites?${registerAddress(filter, { page })}`}
      />
    </>
  );
}

function ManagerLinks() {
  return (
    <nav aria-label="示范点管理" className="no-print mb-3 flex flex-wrap gap-x-5 gap-y-2">
      <a className="link" href={withBase("/desk/sites/notices")}>
        办理公示
      </a>
      <a className="link" href={withBase("/desk/sites/rechecks")}>
        启动复核
      </a>
      <a className="link" href={withBase("/desk/sites/subsidies")}>
        奖补台账
      </a>
      <a className="link" href={withBase("/desk/sites/checklists")}>
        自评清单
      </a>
      <a className="link" href={withBase("/desk/sites/terms")}>
        期限与信号
      </a>
    </nav>
  );
}

function StatusLine({ counts, filter }: { counts: StatusCounts; filter: SiteRegisterFilter }) {
  const states = Object.entries(counts) as [keyof StatusCounts, number][];
  if (states.length === 0) return null;
  return (
    <p className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {states.map(([status, count]) => (
        <a
          key={status}
          className="link"
          aria-current={filter.status === status ? "true" : undefined}
          href={withBase(`/desk/sites?${registerAddress(filter, { status, page: 1 })}`)}
        >
          {SITE_STATUS_LABELS[status]} {count}
        </a>
      ))}
    </p>
  );
}
