import { DoneNotice } from "@/components/domain/people/done-notice";
import { ActionForm, FormRadio, FormText } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tabs } from "@/components/ui/navigation";
import { setExceptionAction } from "@/lib/domain/calendar/actions";
import type { CalendarYear } from "@/lib/domain/calendar/types";
import { withQuery } from "@/lib/shared/query-string";
import { ExceptionList } from "./exception-list";
import { WorkingDays } from "./working-days";

const PATH = "/desk/admin/calendar";
const KINDS = [
  { value: "holiday", label: "放假", note: "这一天不算工作日" },
  { value: "workday", label: "调休上班", note: "周末照常上班，算工作日" },
];
const DONE = {
  set: "已登记",
  removed: "已删除，恢复按星期计算",
  taken: "放假安排已登记",
};

/** 工作日历: the days of a year that differ from their weekday, and what they make of its months. */
export function CalendarPage({
  calendar: { year, years, exceptions, workingDays },
  done,
}: {
  calendar: CalendarYear;
  done: string | undefined;
}) {
  return (
    <>
      <PageHeader
        title="工作日历"
        subtitle="预警、催报、挂起顺延都按工作日计算。每年国务院办公厅公布放假安排后在此登记，没有登记的按周一至周五上班"
        actions={
          <ButtonLink href={withQuery(`${PATH}/notice`, { year })} variant="primary">
            粘贴放假通知
          </ButtonLink>
        }
      />
      <DoneNotice done={done} words={DONE} />
      <Tabs
        label="年份"
        items={[...years, (years.at(-1) ?? year) + 1].map((choice) => ({
          href: withQuery(PATH, { year: choice }),
          label: `${choice} 年`,
          current: choice === year,
        }))}
      />
      <div className="mt-5 grid items-start gap-5 md:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-5">
          <ExceptionList year={year} exceptions={exceptions} />
          <WorkingDays year={year} months={workingDays} />
        </div>
        <Card title="登记一天">
          <ActionForm action={setExceptionAction} submit="登记" pendingText="正在登记…">
            <FormText name="date" label="日期" type="date" />
            <FormRadio name="kind" label="这一天" choices={KINDS} defaultValue="holiday" />
            <FormText name="name" label="名称" hint="例如 国庆节" maxLength={40} />
          </ActionForm>
        </Card>
      </div>
    </>
  );
}
