"use client";

import { X } from "lucide-react";
import { useState } from "react";
import type { AgendaProblem } from "@/lib/domain/meetings/types";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { Button } from "../../ui/button";
import type { TypedLine } from "./typed-line";
import { UnitBox } from "./unit-box";

interface LineMoreProps {
  line: TypedLine;
  number: number;
  regionCode: string;
  units: readonly UnitChoice[];
  agenda: readonly AgendaProblem[];
  onChange: (changes: Partial<TypedLine>) => void;
}

/** What a decision may have besides: units that cooperate, and the problem that it solves. */
export function LineMore({ line, number, regionCode, units, agenda, onChange }: LineMoreProps) {
  const { cooperating } = line;
  return (
    <div className="line-more">
      {cooperating.map((unit) => (
        <Button
          key={unit.id}
          size="small"
          variant="quiet"
          aria-label={`第 ${number} 条：去掉配合单位${unit.name}`}
          onClick={() => onChange({ cooperating: cooperating.filter(({ id }) => id !== unit.id) })}
        >
          配合：{unit.name} <X aria-hidden="true" size={14} />
        </Button>
      ))}
      <MoreUnits
        {...{ number, regionCode, units }}
        onChoose={(unit) => {
          if (!cooperating.some(({ id }) => id === unit.id)) {
            onChange({ cooperating: [...cooperating, unit] });
          }
        }}
      />
      {agenda.length > 0 && (
        <select
          className="input"
          aria-label={`第 ${number} 条：解决的难题`}
          value={line.problemId ?? ""}
          onChange={(event) => onChange({ problemId: event.target.value || null })}
        >
          <option value="">不针对难题</option>
          {agenda.map(({ problemId, title }) => (
            <option key={problemId} value={problemId}>
              {title}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

interface MoreUnitsProps extends Pick<LineMoreProps, "number" | "regionCode" | "units"> {
  onChoose: (unit: { id: string; name: string }) => void;
}

function MoreUnits({ number, regionCode, units, onChoose }: MoreUnitsProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  if (!isOpen) {
    return (
      <Button
        size="small"
        variant="quiet"
        aria-label={`第 ${number} 条：加配合单位`}
        onClick={() => setOpen(true)}
      >
        加配合单位
      </Button>
    );
  }
  return (
    <UnitBox
      label={`第 ${number} 条：配合单位`}
      regionCode={regionCode}
      units={units}
      text={text}
      isChosen={false}
      onType={setText}
      onChoose={(unit) => {
        onChoose(unit);
        setText("");
        setOpen(false);
      }}
    />
  );
}
