import { Card } from "@/components/ui/card";

/** How many working days each month has: what warnings and pauses are reckoned with. */
export function WorkingDays({ year, months }: { year: number; months: readonly number[] }) {
  const total = months.reduce((sum, days) => sum + days, 0);
  return (
    <Card title="每月工作日" aside={`${year} 年共 ${total} 天`}>
      <ol className="grid grid-cols-4 gap-x-4 gap-y-2 md:grid-cols-6">
        {months.map((days, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place in the year
          <li key={index} className="text-sm">
            {index + 1} 月 <b className="text-base">{days}</b> 天
          </li>
        ))}
      </ol>
    </Card>
  );
}
