import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import { closeYearAction } from "@/lib/domain/years/actions";
import { KIND_LABELS, RULE_LABELS } from "@/lib/domain/years/labels";
import { isRunning, RULES_OF } from "@/lib/domain/years/rules";
import {
  CLOSING_KINDS,
  type ClosePlan,
  type ClosingKind,
  type YearDetail,
} from "@/lib/domain/years/types";
import { addDays } from "@/lib/shared/dates";
import { ActionForm, FormRadio, FormText } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { KeyFigure, KeyFigures } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";
import { ActHeader } from "./act-header";

interface ClosePageProps {
  year: YearDetail;
  plan: ClosePlan;
  formKey: string;
}

/** What is still open, what becomes of each kind, and the button that closes the year. */
export function ClosePage({ year, plan, formKey }: ClosePageProps) {
  return (
    <>
      <ActHeader
        year={year}
        title={`关闭 ${year.year} 年度`}
        subtitle="先看还有哪些没有办完，再定每一类怎样处理；已办结、免报的不受影响"
      />
      <div className="flex flex-col gap-5">
        {isRunning(year.year, year.today) && (
          <Notice
            tone="soon"
            title={`${year.year} 年还没有过完。现在关闭，没到期的任务也按下面的选择处理`}
          />
        )}
        <KeyFigures className="card">
          {CLOSING_KINDS.map((kind) => (
            <KeyFigure
              key={kind}
              label={KIND_LABELS[kind]}
              value={formatCount(plan.totals[kind])}
              unit="条"
            />
          ))}
        </KeyFigures>
        <Beside plan={plan} />
        <Card title="每一类怎样处理">
          <RulesForm year={year} plan={plan} formKey={formKey} />
        </Card>
        {plan.cells.length > 0 && <OpenTable plan={plan} />}
      </div>
    </>
  );
}

function Beside({ plan }: { plan: ClosePlan }) {
  const lines = [
    plan.adjustments > 0 &&
      `有 ${plan.adjustments} 件延期、调整申请还没有办：任务结束的，申请一并终止`,
    plan.editions > 0 && `有 ${plan.editions} 期数据定稿后没有发布：仍可以发布`,
    plan.openBeneath > 0 &&
      `下级有 ${plan.openBeneath} 个地区还有下发中的清单：随本级一并关闭，只有本级能重新开启`,
    plan.lists > 0 && `${plan.lists} 份已下发的清单转为已归档，可以随时查看`,
    plan.drafts.length > 0 &&
      `有 ${plan.drafts.length} 份清单没有下发，关闭后不能再下发：${plan.drafts
        .slice(0, 5)
        .map(({ regionName, title }) => `${regionName}《${title}》`)
        .join("、")}`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <Notice title="关闭前请留意">
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}

function RulesForm({ year, plan, formKey }: ClosePageProps) {
  const hidden = { regionCode: year.regionCode, year: String(year.year), key: formKey };
  return (
    <ActionForm
      action={closeYearAction}
      submit={`关闭 ${year.year} 年度`}
      pendingText="正在关闭"
      variant="primary"
      size="large"
      hidden={hidden}
      beside={
        <ButtonLink href={`/desk/years?region=${year.regionCode}&year=${year.year}`}>
          取消
        </ButtonLink>
      }
    >
      <div className="grid gap-6 lg:grid-cols-2">
        {CLOSING_KINDS.map((kind) => (
          <div key={kind} className={plan.totals[kind] === 0 ? "hidden" : undefined}>
            <KindChoice kind={kind} count={plan.totals[kind]} />
          </div>
        ))}
      </div>
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <div>
          <FormText
            name="keepUntil"
            type="date"
            label="继续报送到哪一天"
            hint="选了“继续报送”时填写；当天 24 点前都收"
            min={year.today}
            max={addDays(year.today, 180)}
            optional
          />
        </div>
        <div>
          <FormText
            name="cancelReason"
            label="取消的原因"
            hint="选了“取消”时填写，有关单位会看到"
            maxLength={200}
            optional
          />
        </div>
      </div>
    </ActionForm>
  );
}

function KindChoice({ kind, count }: { kind: ClosingKind; count: number }) {
  const [proposed] = RULES_OF[kind];
  // Nothing of the kind: nothing to be chosen, and no day or reason asked for its sake.
  if (count === 0) return <input type="hidden" name={kind} value="freeze" />;
  return (
    <FormRadio
      name={kind}
      label={`${KIND_LABELS[kind]}（${formatCount(count)} 条）`}
      defaultValue={proposed}
      choices={RULES_OF[kind].map((rule) => {
        const { word, note } = RULE_LABELS[rule];
        return { value: rule, label: word, note };
      })}
    />
  );
}

function OpenTable({ plan }: { plan: ClosePlan }) {
  const byPlace = new Map<
    string,
    { name: string; level: string; counts: Map<ClosingKind, number> }
  >();
  for (const { carrierName, level, kind, assignments } of plan.cells) {
    const key = `${carrierName} ${level}`;
    const line = byPlace.get(key) ?? {
      ...{ name: carrierName, level: LEVEL_LABELS[level], counts: new Map() },
    };
    line.counts.set(kind, (line.counts.get(kind) ?? 0) + assignments);
    byPlace.set(key, line);
  }
  return (
    <Card title="没有办完的，按载体和层级" flush>
      <Table caption="没有办完的任务，按载体和层级" cards>
        <thead>
          <tr>
            <th scope="col">载体</th>
            <th scope="col">层级</th>
            {CLOSING_KINDS.map((kind) => (
              <th key={kind} scope="col" className="num">
                {KIND_LABELS[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...byPlace].map(([key, line]) => (
            <tr key={key}>
              <th scope="row" data-label="载体">
                {line.name}
              </th>
              <td data-label="层级">{line.level}</td>
              {CLOSING_KINDS.map((kind) => (
                <td key={kind} data-label={KIND_LABELS[kind]} className="num">
                  {formatCount(line.counts.get(kind) ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
