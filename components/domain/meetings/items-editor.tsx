"use client";

import { removeItemAction } from "@/lib/domain/meetings/items/actions";
import type { ResolvedItem } from "@/lib/domain/meetings/items/types";
import type { AgendaProblem } from "@/lib/domain/meetings/types";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { Button } from "../../ui/button";
import { useToast } from "../../ui/toast";
import { ItemLine, QuickDays } from "./item-line";
import type { TypedLine } from "./typed-line";
import { useLines } from "./use-lines";
import "./meetings.css";

interface ItemsEditorProps {
  meetingId: string;
  regionCode: string;
  items: readonly ResolvedItem[];
  units: readonly UnitChoice[];
  today: string;
  /** Problems on the agenda, for decisions that solve one. */
  agenda: readonly AgendaProblem[];
}

function focusLine(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-line="${id}"] textarea`)?.focus(),
  );
}

/** The decisions that are being typed; each line is kept as it is typed. */
export function ItemsEditor(props: ItemsEditorProps) {
  const { meetingId, regionCode, items, units, today, agenda } = props;
  const { lines, change, add, forget, settle, flush } = useLines(meetingId, items);
  const tell = useToast();
  const next = (at: number) => {
    flush();
    focusLine(lines[at + 1]?.id ?? add());
  };
  const remove = async (line: TypedLine) => {
    if (line.version > 0) {
      const answer = await removeItemAction(
        { ok: null },
        { itemId: line.id, version: line.version },
      );
      if (answer.ok === false) {
        tell({ text: answer.message });
        return;
      }
    }
    forget(line.id);
  };
  return (
    <>
      <ol className="item-lines">
        {lines.map((line, at) => (
          <ItemLine
            key={line.row}
            line={line}
            number={at + 1}
            regionCode={regionCode}
            units={units}
            today={today}
            agenda={agenda}
            onChange={(changes) => change(line.id, changes)}
            onNext={() => next(at)}
            onRemove={() => void remove(line)}
            onSettle={(whose) => settle(line.id, whose)}
          />
        ))}
      </ol>
      <QuickDays today={today} />
      <Button size="small" onClick={() => focusLine(add())}>
        再加一条
      </Button>
    </>
  );
}
