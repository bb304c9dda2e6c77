import type { FeedablePlace, FeedableTask } from "@/lib/domain/machine/tasks/queries";
import { FormGroup, FormSelect, FormText, FormTick } from "../../forms/action-form";

interface ScopeFieldsProps {
  tasks: readonly FeedableTask[];
  places: readonly FeedablePlace[];
  chosen?: { sourceName: string; tasks: readonly string[]; region: string };
}

/** Which other system, which of our tasks, and where: the same for a key and for a feed. */
export function ScopeFields({ tasks, places, chosen }: ScopeFieldsProps) {
  const carriers = [...new Set(tasks.map((task) => task.carrierName))];
  return (
    <>
      <FormText
        name="sourceName"
        label="来源系统"
        hint="会显示在每个数的旁边，例如 三资平台、国资监管、政务服务"
        maxLength={30}
        defaultValue={chosen?.sourceName}
      />
      <FormSelect
        name="region"
        label="地区"
        hint="只接收这个地区及下级的数"
        choices={places.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={chosen?.region ?? places[0]?.code}
      />
      <FormGroup name="tasks" label="任务" hint="只列出数据来源为“系统取数”的任务">
        {carriers.map((carrier) => (
          <div key={carrier} className="mb-3">
            <p className="mb-1 text-sm text-ink-hint">{carrier}</p>
            {tasks
              .filter((task) => task.carrierName === carrier)
              .map((task) => (
                <FormTick
                  key={task.rootTaskId}
                  name="tasks[]"
                  value={task.rootTaskId}
                  label={`${task.code} ${task.title}`}
                  defaultChecked={chosen?.tasks.includes(task.rootTaskId) ?? false}
                />
              ))}
          </div>
        ))}
      </FormGroup>
    </>
  );
}
