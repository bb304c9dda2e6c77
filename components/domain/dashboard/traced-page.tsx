import "./dashboard.css";
import "./explain.css";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Explanation } from "@/lib/domain/counters/formulas/types";
import type { TracedFigure } from "@/lib/domain/editions/traced/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel, momentLabel } from "@/lib/shared/dates";
import { askedInWords } from "./explain-page";
import { filterOfQuestion, placeOfQuestion } from "./explain-question";
import { dashboardHref, explainHref } from "./links";
import { TracedValues } from "./traced-values";

type TracedPageProps = { traced: TracedFigure | null; typed: string; thisYear: number };

/** 数字编码: what a code on paper asked, what it came to then, and what it comes to now. */
export function TracedPage({ traced, typed, thisYear }: TracedPageProps) {
  return (
    <>
      <PageHeader
        title={traced ? `数字编码 ${traced.coded.code}` : "按编码找数字"}
        subtitle={
          traced
            ? `${momentLabel(new Date(traced.coded.madeAt))}首次导出，同一个数字在哪里导出都是这个编码`
            : "导出的表格、通报和会议材料里，数字旁边印有八位编码"
        }
      />
      <div className="dash-stack">
        {traced ? <Traced traced={traced} thisYear={thisYear} /> : <CodeForm typed={typed} />}
      </div>
    </>
  );
}

function CodeForm({ typed }: { typed: string }) {
  return (
    <Card>
      <form action={withBase("/desk/f")} method="get" className="code-form">
        <Field
          id="code"
          label="数字编码"
          hint="例如 7K2M-9QX4，大小写和短横线都可以不管"
          error={typed ? "没有这个编码，请对照纸上的编码再看一遍" : undefined}
        >
          <Input
            id="code"
            name="code"
            defaultValue={typed}
            autoComplete="off"
            maxLength={20}
            aria-describedby={typed ? "code-hint code-error" : "code-hint"}
            aria-invalid={typed ? true : undefined}
          />
        </Field>
        <Button type="submit" variant="primary">
          查找
        </Button>
      </form>
    </Card>
  );
}

function Traced({ traced, thisYear }: { traced: TracedFigure; thisYear: number }) {
  const { now, frozen } = traced;
  if (!now && frozen?.text == null) {
    return (
      <EmptyState
        kind="no-right"
        title="这个编码是真的，但它指的地方不在您的查看范围内"
        actions={<ButtonLink href="/desk/dashboard">回到驾驶舱</ButtonLink>}
      >
        需要核对的，请向印发材料的单位或本级领导小组办公室了解
      </EmptyState>
    );
  }
  return (
    <>
      <Card title="问的是什么">
        <p>{now ? `${now.place.name} · ${now.worked.name}` : frozen?.title}</p>
        {now && <p className="mt-1 text-ink-soft">{askedInWords(now)}</p>}
      </Card>
      <TracedValues traced={traced} />
      {now && <Ways now={now} thisYear={thisYear} />}
    </>
  );
}

function Ways({ now, thisYear }: { now: Explanation; thisYear: number }) {
  const filter = filterOfQuestion(now.question, thisYear);
  const place = placeOfQuestion(now.question);
  const isCoordination = filter.carrier === "coordination";
  const shown = isCoordination ? { ...filter, carrier: undefined } : filter;
  const home = place.organisationId
    ? `/desk/organisations/${place.organisationId}`
    : dashboardHref(place.regionCode ?? "", shown);
  return (
    <p className="flex flex-wrap gap-3">
      <ButtonLink href={explainHref(now.question.measure, place, filter)} variant="primary">
        看怎么算出来的
      </ButtonLink>
      <ButtonLink href={home}>打开所在页面</ButtonLink>
      <span className="self-center text-sm text-ink-hint">数据截至 {dayLabel(now.today)}</span>
    </p>
  );
}
