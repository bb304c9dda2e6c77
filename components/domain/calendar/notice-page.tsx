import { takeNoticeAction } from "@/lib/domain/calendar/notices/actions";
import type { NoticeDay, NoticeFault, NoticePlan } from "@/lib/domain/calendar/notices/types";
import { dayLabel, weekdayOf } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { Field, fieldAria } from "../../ui/field";
import { Input, Textarea } from "../../ui/input";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

const WEEKDAYS = "日一二三四五六";

const EXAMPLE = `2027-02-05 至 2027-02-12 放假 春节
2027-02-20 上班`;

interface NoticePageProps {
  year: number;
  text: string;
  plan: NoticePlan | null;
}

/** A year's notice pasted as it is, previewed day by day, and taken over as a whole. */
export function NoticePage({ year, text, plan }: NoticePageProps) {
  return (
    <>
      <PageHeader
        back={{ href: `/desk/admin/calendar?year=${year}`, label: "工作日历" }}
        title="粘贴放假通知"
        subtitle="把国务院办公厅的放假安排整段粘进来，或者一行写一段日期；核对后一次登记"
      />
      <div className="flex flex-col gap-5">
        <Card>
          <form method="get" className="flex flex-col gap-4">
            <Field id="year" label="年份" hint="没有写年份的日期算在这一年">
              <Input
                name="year"
                type="number"
                min={2020}
                max={2100}
                defaultValue={year}
                className="max-w-40"
                {...fieldAria("year", { hint: "年份" })}
              />
            </Field>
            <Field id="text" label="放假安排" hint="也可以直接粘贴通知原文">
              <Textarea
                name="text"
                rows={9}
                maxLength={4000}
                defaultValue={text}
                placeholder={EXAMPLE}
                {...fieldAria("text", { hint: "原文" })}
              />
            </Field>
            <div>
              <Button type="submit">核对</Button>
            </div>
          </form>
        </Card>
        {plan && <Plan year={year} text={text} plan={plan} />}
      </div>
    </>
  );
}

function Plan({ year, text, plan: { days, faults } }: NoticePageProps & { plan: NoticePlan }) {
  const changed = days.filter((day) => day.change !== "same").length;
  return (
    <>
      {faults.length > 0 && <Faults faults={faults} />}
      {days.length > 0 && (
        <Card title={`读到 ${days.length} 天，其中 ${changed} 天有变化`} flush>
          <DayTable days={days} />
        </Card>
      )}
      {faults.length === 0 && changed > 0 && (
        <ActionForm
          action={takeNoticeAction}
          submit={`登记这 ${days.length} 天`}
          pendingText="正在登记…"
          hidden={{ year: String(year), text }}
        />
      )}
      {faults.length === 0 && days.length > 0 && changed === 0 && (
        <Notice title="这些日子都已登记，不用再办" />
      )}
    </>
  );
}

function Faults({ faults }: { faults: readonly NoticeFault[] }) {
  return (
    <Notice tone="error" title={`有 ${faults.length} 行没有读懂，改好后再核对`}>
      <ul>
        {faults.map((fault) => (
          <li key={fault.line}>
            第 {fault.line} 行“{fault.text}”：{fault.message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const CHANGE_WORDS = { new: "新登记", changed: "替换原来的", same: "已登记" } as const;

function DayTable({ days }: { days: readonly NoticeDay[] }) {
  return (
    <Table caption="读到的日期">
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">这一天</th>
          <th scope="col">名称</th>
          <th scope="col">变化</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date}>
            <td>
              {day.date.slice(0, 4)} 年 {dayLabel(day.date)} 星期{WEEKDAYS[weekdayOf(day.date)]}
            </td>
            <td>
              <Tag tone={day.kind === "holiday" ? "qing" : "amber"}>
                {day.kind === "holiday" ? "放假" : "上班"}
              </Tag>
            </td>
            <td>{day.name}</td>
            <td>{CHANGE_WORDS[day.change]}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
