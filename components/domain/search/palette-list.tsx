"use client";

import { useEffect, useRef } from "react";
import { MarkedText } from "./marked-text";
import type { Option, OptionGroup } from "./palette-options";

type PaletteListProps = {
  id: string;
  groups: readonly OptionGroup[];
  /** The place of the chosen option among all. */
  active: number;
  query: string;
  onOpen: (option: Option) => void;
};

/** The options under their headings: a listbox whose field keeps the focus. */
export function PaletteList({ id, groups, active, query, onOpen }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  let place = -1;

  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  return (
    <div ref={list} id={id} className="palette-list" role="listbox" aria-label="搜索结果">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
        <div key={group.label} role="group" aria-label={group.label}>
          <p className="palette-label" aria-hidden="true">
            {group.label}
          </p>
          {group.options.map((option) => {
            place += 1;
            return (
              <PaletteOption
                key={option.href}
                id={`${id}-${place}`}
                option={option}
                isActive={place === active}
                query={query}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type PaletteOptionProps = {
  id: string;
  option: Option;
  isActive: boolean;
  query: string;
  onOpen: (option: Option) => void;
};

function PaletteOption({ id, option, isActive, query, onOpen }: PaletteOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field that keeps the focus has the keys.
    <div
      id={id}
      className="palette-option"
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={() => onOpen(option)}
    >
      <span>
        <MarkedText text={option.title} query={query} />
      </span>
      {option.note && (
        <span className="palette-note">
          <MarkedText text={option.note} query={query} />
        </span>
      )}
    </div>
  );
}
