import { PROBLEM_STATUS_LABELS } from "@/lib/domain/meetings/problems/labels";
import type { ProblemFilter } from "@/lib/domain/meetings/problems/schema";
import type { ProblemRow } from "@/lib/domain/meetings/problems/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Checkbox, Input, Select } from "../../ui/input";
import { ProblemTable } from "./problem-table";

interface ProblemsPageProps {
  problems: readonly ProblemRow[];
  filter: ProblemFilter;
  mayRaise: boolean;
  carriers: readonly { code: string; name: string }[];
}

function addressOf(filter: ProblemFilter): string {
  const entries = Object.entries(filter).filter(([, value]) => Boolean(value));
  return new URLSearchParams(entries as [string, string][]).toString();
}

/** The 难题台账: what waits first, the most pressing at the top. */
export function ProblemsPage({ problems, filter, mayRaise, carriers }: ProblemsPageProps) {
  return (
    <>
      <PageHeader
        title="难题台账"
        subtitle="一家单位解决不了的事，说清请谁做什么，一步一步记到解决"
        actions={
          <>
            <a
              className="btn"
              href={withBase(`/api/meetings/problems?${addressOf(filter)}`)}
              download
            >
              导出 Excel
            </a>
            {mayRaise && (
              <ButtonLink href="/desk/meetings/problems/new" variant="primary">
                提出难题
              </ButtonLink>
            )}
          </>
        }
      />
      <ProblemFilters filter={filter} carriers={carriers} />
      <Card flush>
        {problems.length > 0 ? (
          <ProblemTable problems={problems} />
        ) : (
          <EmptyState kind="no-result" title="没有符合条件的难题">
            换个条件看看；与您单位有关的难题会通知您
          </EmptyState>
        )}
      </Card>
    </>
  );
}

function ProblemFilters({ filter, carriers }: Pick<ProblemsPageProps, "filter" | "carriers">) {
  const states = Object.entries(PROBLEM_STATUS_LABELS);
  return (
    <form className="query-bar no-print" action={withBase("/desk/meetings/problems")} method="get">
      <Select className="w-auto" name="state" aria-label="状态" defaultValue={filter.state ?? ""}>
        <option value="waiting">未解决</option>
        {states.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        <option value="all">全部状态</option>
      </Select>
      <Select
        className="w-auto"
        name="carrier"
        aria-label="载体"
        defaultValue={filter.carrier ?? ""}
      >
        <option value="">全部载体</option>
        {carriers.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <Input
        className="w-48"
        name="q"
        aria-label="关键词"
        placeholder="关键词"
        defaultValue={filter.q}
      />
      <Checkbox name="mine" value="1" label="只看本单位的" defaultChecked={filter.mine === "1"} />
      <Button type="submit">查询</Button>
    </form>
  );
}
