"use client";

import { type KeyboardEvent, useRef } from "react";
import { quickDays, readDay } from "@/lib/domain/meetings/items/rules";
import type { AgendaProblem } from "@/lib/domain/meetings/types";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { dayLabel } from "@/lib/shared/dates";
import { SaveState } from "../../forms/form-progress";
import { Button } from "../../ui/button";
import { LineMore } from "./line-more";
import type { TypedLine } from "./typed-line";
import { UnitBox } from "./unit-box";

interface ItemLineProps {
  line: TypedLine;
  number: number;
  regionCode: string;
  units: readonly UnitChoice[];
  today: string;
  agenda: readonly AgendaProblem[];
  onChange: (changes: Partial<TypedLine>) => void;
  onNext: () => void;
  onRemove: () => void;
  onSettle: (whose: "mine" | "theirs") => void;
}

/** One decision: what, who, by when. Enter goes on to the next field, and after the day to the next line. */
export function ItemLine(props: ItemLineProps) {
  const { line, number, regionCode, units, today, onChange, onNext, onRemove } = props;
  const row = useRef<HTMLLIElement>(null);
  const focus = (name: string) =>
    row.current?.querySelector<HTMLElement>(`[data-part="${name}"] :is(input, textarea)`)?.focus();
  const onEnter = (go: () => void) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    go();
  };
  return (
    <li ref={row} className="item-line" data-line={line.id}>
      <span className="item-number">{number}</span>
      <div data-part="text">
        <textarea
          className="input"
          rows={1}
          aria-label={`第 ${number} 条：事项`}
          placeholder="议定事项，一条一行"
          value={line.text}
          onChange={(event) => onChange({ text: event.target.value })}
          onKeyDown={onEnter(() => focus("unit"))}
        />
      </div>
      <div data-part="unit">
        <UnitBox
          label={`第 ${number} 条：责任单位`}
          regionCode={regionCode}
          units={units}
          text={line.unitText}
          isChosen={line.unit !== null && line.unit.name === line.unitText}
          onType={(unitText) => onChange({ unitText, unit: null })}
          onChoose={(unit) => onChange({ unit, unitText: unit.name })}
          onDone={() => focus("day")}
        />
      </div>
      <DayPart
        line={line}
        number={number}
        today={today}
        onChange={onChange}
        onEnter={onEnter(onNext)}
      />
      <Button size="small" variant="quiet" onClick={onRemove} aria-label={`删除第 ${number} 条`}>
        删除
      </Button>
      <LineMore {...props} />
      <LineState {...props} />
    </li>
  );
}

interface DayPartProps extends Pick<ItemLineProps, "line" | "number" | "today" | "onChange"> {
  onEnter: (event: KeyboardEvent) => void;
}

function DayPart({ line, number, today, onChange, onEnter }: DayPartProps) {
  const type = (dayText: string) => onChange({ dayText, dueOn: readDay(dayText, today) });
  return (
    <div data-part="day">
      <input
        className="input"
        aria-label={`第 ${number} 条：完成时限`}
        placeholder="如 下周五、12月10日"
        autoComplete="off"
        list="quick-days"
        value={line.dayText}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onEnter}
      />
      <span className="day-read">
        {line.dueOn
          ? `${line.dueOn.slice(0, 4)} 年 ${dayLabel(line.dueOn)}`
          : line.dayText && "没看懂这个日期"}
      </span>
    </div>
  );
}

/** The days that are often meant, offered by the browser in every day field of the page. */
export function QuickDays({ today }: { today: string }) {
  return (
    <datalist id="quick-days">
      {quickDays(today).map(({ label, day }) => (
        <option key={label} value={label} label={dayLabel(day)} />
      ))}
    </datalist>
  );
}

function LineState({ line, number, onSettle }: ItemLineProps) {
  const { saving, theirs, fault, notice } = line;
  return (
    <div className="line-state">
      {saving && <SaveState state={saving} />}
      {fault && (
        <span className="text-overdue-ink" role="alert">
          {fault}
        </span>
      )}
      {notice && (
        <span className="text-soon-ink" role="status">
          {notice}
        </span>
      )}
      {theirs && (
        <div role="alert" className="text-soon-ink">
          第 {number} 条已由{theirs.editedBy || "他人"}改为：{theirs.text || "（空）"}
          {theirs.organisationName && `；${theirs.organisationName}`}
          {theirs.dueOn && `；${dayLabel(theirs.dueOn)}`}
          <span className="mt-1 flex gap-2">
            <Button size="small" onClick={() => onSettle("mine")}>
              用我的
            </Button>
            <Button size="small" onClick={() => onSettle("theirs")}>
              用他的
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
