import { ACT_LABELS } from "@/lib/domain/years/labels";
import type { YearDetail } from "@/lib/domain/years/types";
import { momentLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { actWords } from "./act-words";

/** What was done to the year, the latest first. */
export function YearActs({ year }: { year: YearDetail }) {
  return (
    <Card title="办理记录" className="h-fit">
      {year.acts.length === 0 ? (
        <p>这个年度还没有办理过开启、关闭或结转。</p>
      ) : (
        <ol className="flex flex-col gap-4">
          {year.acts.map((act) => (
            <li key={act.id}>
              <b>{ACT_LABELS[act.act]}</b>
              <span className="block text-sm text-ink-hint">
                {momentLabel(new Date(act.at))} · {act.unitName} {act.byName}
              </span>
              <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-ink-soft">
                {actWords(act).map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
