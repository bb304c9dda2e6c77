import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";
import { searchableActions } from "@/lib/domain/people/trail/labels";
import type { ListTrailInput } from "@/lib/domain/people/trail/schema";

/** The query over the trail: when, who, what, about which record. */
export function TrailSearch({ action, input }: { action: string; input: ListTrailInput }) {
  return (
    <form action={action} method="get" className="mb-4">
      <search className="flex flex-wrap items-end gap-3">
        <label htmlFor="trail-from" className="text-sm">
          从
          <Input type="date" id="trail-from" name="from" defaultValue={input.from} />
        </label>
        <label htmlFor="trail-until" className="text-sm">
          到
          <Input type="date" id="trail-until" name="until" defaultValue={input.until} />
        </label>
        <label htmlFor="trail-actor" className="w-full text-sm md:w-40">
          人员
          <Input
            id="trail-actor"
            name="actor"
            placeholder="姓名或登录名"
            defaultValue={input.actor}
            maxLength={60}
          />
        </label>
        <label htmlFor="trail-action" className="w-full text-sm md:w-44">
          事项
          <Select id="trail-action" name="action" defaultValue={input.action}>
            <option value="">全部</option>
            {searchableActions.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        </label>
        <label htmlFor="trail-subject" className="w-full text-sm md:w-56">
          对象编号
          <Input
            id="trail-subject"
            name="subject"
            placeholder="账号、单位、任务等的编号"
            defaultValue={input.subject}
            maxLength={60}
          />
        </label>
        <Button type="submit">查询</Button>
        <Link className="link pb-2" href={action}>
          清除条件
        </Link>
      </search>
    </form>
  );
}
