"use client";

import { type CopyPart, isBlank, isSame } from "@/lib/domain/reports/grid/rules";
import { changeWord, figureWord, PART_LABELS, percentLabel } from "@/lib/domain/reports/labels";
import {
  changesSince,
  hasNoValues,
  isWithoutFigure,
  missesTarget,
  nameOf,
  percentOf,
  reasonToExplain,
  valuesOf,
} from "@/lib/domain/reports/rules";
import type { ReportContent } from "@/lib/domain/reports/types";
import { compareTexts } from "@/lib/shared/text-difference";
import { Checkbox, Input, Select, Textarea } from "../../ui/input";
import { Difference } from "../reviews/difference";
import type { EntryRowProps } from "./entry-row";

type CellProps = EntryRowProps & { name: string; isShut: boolean };

/** The figures of a row, with last period's beneath and a word where they are far from it. */
export function EntryFigures(props: CellProps) {
  const { facts } = props;
  if (facts.form === "boolean") return <YesNo {...props} />;
  if (facts.form !== "ratio") return <Figure {...props} field="value" isLast />;
  return (
    <>
      <Figure {...props} field="numerator" />
      <Figure {...props} field="denominator" isLast />
      <Share {...props} />
    </>
  );
}

interface FigureProps extends CellProps {
  field: "numerator" | "denominator" | "value";
  /** The last of the row's figures carries what is said of them all. */
  isLast?: boolean;
}

function Figure({ facts, state, onType, name, isShut, field, isLast, onPutBack }: FigureProps) {
  const { past } = state.row;
  const label = nameOf(facts, field);
  const isWithout = isWithoutFigure(facts, state.content);
  const change = changesSince(valuesOf(facts, state.content), past).find(
    (one) => one.field === field,
  );
  return (
    <td data-label={label}>
      <Input
        className={isWithout ? "input-number is-without" : "input-number"}
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${name} ${label}`}
        aria-invalid={state.errors[field] ? true : undefined}
        value={state.content[field]}
        readOnly={isWithout}
        disabled={isShut}
        onChange={(event) => onType({ [field]: event.target.value })}
      />
      {past?.[field] != null && <span className="text-sm text-ink-hint">上期 {past[field]}</span>}
      {change?.isFar && (
        <span className="block text-sm text-soon-ink">{changeWord(change)}，请核对</span>
      )}
      {state.errors[field] && <span className="row-problem block">{state.errors[field]}</span>}
      {isLast && !isShut && (
        <>
          <Checkbox
            className="text-sm"
            aria-label={`${name} 本期没有数`}
            checked={state.content.hasNoFigure}
            onChange={(event) => onType({ hasNoFigure: event.target.checked })}
            label={PART_LABELS.hasNoFigure}
          />
          <CopiedMark state={state} part="figures" name={name} onPutBack={onPutBack} />
        </>
      )}
    </td>
  );
}

function Share({ facts, state }: CellProps) {
  const { past } = state.row;
  const values = valuesOf(facts, state.content);
  const percent = percentOf(values);
  const before = past && percentOf(past);
  return (
    <td data-label={facts.indicatorName}>
      <b className={missesTarget(facts, values) ? "text-soon-ink" : undefined}>
        {percent === null ? "—" : percentLabel(percent)}
      </b>
      {past && !hasNoValues(past) && before != null && (
        <span className="block text-sm text-ink-hint">
          上期 {percentLabel(before)}（{figureWord(past)}）
        </span>
      )}
    </td>
  );
}

function YesNo({ facts, state, onType, name, isShut, onPutBack }: CellProps) {
  const { past } = state.row;
  return (
    <td data-label={facts.indicatorName}>
      <Select
        aria-label={`${name} ${facts.indicatorName}`}
        aria-invalid={state.errors.value ? true : undefined}
        value={state.content.value}
        disabled={isShut}
        onChange={(event) => onType({ value: event.target.value })}
      >
        <option value="">请选择</option>
        <option value="1">是</option>
        <option value="0">否</option>
      </Select>
      {past && (
        <span className="text-sm text-ink-hint">上期 {past.value === "1" ? "是" : "否"}</span>
      )}
      <CopiedMark state={state} part="figures" name={name} onPutBack={onPutBack} />
    </td>
  );
}

/** What a row says in words; the reason is asked for where it is due. */
export function EntryTexts(props: CellProps) {
  const { facts, state } = props;
  const asksWhy = reasonToExplain(facts, state.content) !== null || state.content.explanation;
  return (
    <>
      <RowText {...props} field="narrative" />
      {asksWhy && <RowText {...props} field="explanation" />}
      {state.content.difficulties !== "" && <RowText {...props} field="difficulties" />}
    </>
  );
}

type TextProps = CellProps & { field: "narrative" | "explanation" | "difficulties" };

function RowText({ state, onType, onPutBack, name, isShut, field }: TextProps) {
  const error = state.errors[field];
  return (
    <div className="row-text">
      <Textarea
        aria-label={`${name} ${PART_LABELS[field]}`}
        aria-invalid={error ? true : undefined}
        placeholder={PART_LABELS[field]}
        rows={2}
        value={state.content[field]}
        disabled={isShut}
        onChange={(event) => onType({ [field]: event.target.value })}
      />
      {error && <span className="row-problem block">{error}</span>}
      <CopiedMark state={state} part={field} name={name} onPutBack={onPutBack} />
    </div>
  );
}

function wordOf(content: ReportContent, part: CopyPart): string {
  if (part !== "figures") return content[part];
  if (content.hasNoFigure) return PART_LABELS.hasNoFigure;
  const ratio = [content.numerator, content.denominator].filter(Boolean).join(" / ");
  return ratio || content.value;
}

interface MarkProps extends Pick<EntryRowProps, "state" | "onPutBack"> {
  part: CopyPart;
  name: string;
}

/** Says that a cell was copied, from whom, what it held before, and puts that back. */
function CopiedMark({ state, part, name, onPutBack }: MarkProps) {
  const mark = state.marks[part];
  if (!mark || state.submitted) return null;
  const isChanged = !isSame(state.content, mark.copied, part);
  const runs = compareTexts(wordOf(mark.before, part), wordOf(state.content, part));
  return (
    <div className="copied">
      <span className="copied-word">
        复制自{mark.from}
        {isChanged && "，已修改"}
      </span>
      <button type="button" className="link" onClick={() => onPutBack(part)}>
        还原<span className="sr-only">{`${name} 的复制`}</span>
      </button>
      {!isBlank(mark.before, part) && <Difference runs={runs} before={null} />}
    </div>
  );
}
