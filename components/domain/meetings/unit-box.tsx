"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { matchingUnits } from "@/lib/domain/meetings/units/rules";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { withBase } from "@/lib/shared/base-path";

interface UnitBoxProps {
  label: string;
  regionCode: string;
  units: readonly UnitChoice[];
  /** What stands in the box. */
  text: string;
  isChosen: boolean;
  onType: (text: string) => void;
  onChoose: (unit: { id: string; name: string }) => void;
  /** After Enter on a chosen unit. */
  onDone?: () => void;
}

const PAUSE = 250;

/** Organisations farther away than the near ones, by what was typed; none while the near ones suffice. */
function useFar(regionCode: string, text: string, isWanted: boolean): UnitChoice[] {
  const [found, setFound] = useState<UnitChoice[]>([]);
  useEffect(() => {
    if (!isWanted || text.trim() === "") {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const address = `/api/meetings/units?region=${regionCode}&q=${encodeURIComponent(text.trim())}`;
    const timer = setTimeout(() => {
      fetch(withBase(address), { signal: stop.signal })
        .then((answer) => (answer.ok ? answer.json() : { units: [] }))
        .then(({ units }: { units: UnitChoice[] }) => setFound(units))
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [regionCode, text, isWanted]);
  return found;
}

/** A unit typed by a part of its name or the first letters of its pinyin; arrows and Enter choose. */
export function UnitBox(props: UnitBoxProps) {
  const { label, regionCode, units, text, isChosen, onType, onChoose, onDone } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const near = matchingUnits(units, text);
  const far = useFar(regionCode, text, isOpen && near.length < 4);
  const known = new Set(near.map((unit) => unit.id));
  const shown = isOpen ? [...near, ...far.filter((unit) => !known.has(unit.id))].slice(0, 10) : [];
  const choose = (unit: UnitChoice | undefined) => {
    if (unit) onChoose({ id: unit.id, name: unit.name });
    setOpen(false);
    if (unit) onDone?.();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((old) => (old + step + Math.max(1, shown.length)) % Math.max(1, shown.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isChosen && !isOpen) onDone?.();
      else choose(shown[at] ?? near[0]);
    } else if (event.key === "Escape") setOpen(false);
  };
  return (
    <div className="unit-box">
      <input
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        {...(shown[at] && { "aria-activedescendant": `${id}-${at}` })}
        autoComplete="off"
        placeholder="单位或拼音首字母"
        value={text}
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(!isChosen)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {shown.length > 0 && (
        <div id={id} className="unit-choices" role="listbox" aria-label={label} tabIndex={-1}>
          {shown.map((unit, index) => (
            <div
              key={unit.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(unit);
              }}
            >
              {unit.name} <small>{unit.place}</small>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
