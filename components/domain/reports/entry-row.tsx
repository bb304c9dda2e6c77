"use client";

import Link from "next/link";
import { isOpen } from "@/lib/domain/assignments/rules";
import { figureWord, percentLabel, SAVING_LABELS } from "@/lib/domain/reports/labels";
import { missesTarget, missingParts, percentOf, valuesOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { Button } from "../../ui/button";
import { Input, Select, Textarea } from "../../ui/input";
import { LightMark } from "../../ui/mark";
import { AssignmentStatusMark } from "../assignments/status";
import { lightWord } from "../assignments/words";
import type { RowState } from "./use-entry-rows";

/** True when a row is open and nothing of it is missing. */
export function isReady(facts: IndicatorFacts, state: RowState): boolean {
  if (state.submitted || !isOpen(state.row.status)) return false;
  return Object.keys(missingParts(facts, state.content)).length === 0;
}

interface EntryRowProps {
  facts: IndicatorFacts;
  state: RowState;
  today: Day;
  onType: (part: Partial<ReportContent>) => void;
  onLeave: () => void;
  onFile: (file: File) => void;
  onSubmit: () => void;
}

/** One organisation: its figures and text, last period's beneath, how it stands. */
export function EntryRow(props: EntryRowProps) {
  const { state, today, onLeave, onSubmit } = props;
  const { row } = state;
  const isClosed = state.submitted !== null || !isOpen(row.status);
  const name = row.townshipName
    ? `${row.townshipName}${row.organisationName}`
    : row.organisationName;
  return (
    <tr className={isClosed ? "is-submitted" : undefined} onBlur={leavingRow(onLeave)}>
      <th scope="row" className="shut">
        {row.organisationName}
        {row.townshipName && (
          <span className="block font-normal text-ink-hint">{row.townshipName}</span>
        )}
        {!isClosed && (
          <LightMark
            light={row.light}
            word={lightWord(row.light, row.dueOn, today)}
            className="font-normal"
          />
        )}
      </th>
      <Figures {...props} name={name} isClosed={isClosed} />
      <td>
        <Texts {...props} name={name} isClosed={isClosed} />
      </td>
      <td>
        <RowStatus {...props} name={name} />
        {!isClosed && (
          <Button size="small" className="mt-2" onClick={onSubmit}>
            提交
            <span className="sr-only">{name}</span>
          </Button>
        )}
      </td>
    </tr>
  );

  function leavingRow(leave: () => void) {
    return (event: React.FocusEvent<HTMLTableRowElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) leave();
    };
  }
}

type PartProps = EntryRowProps & { name: string; isClosed: boolean };

function Figures({ facts, state, onType, name, isClosed }: PartProps) {
  const { past } = state.row;
  const figure = (field: "numerator" | "denominator" | "value", label: string) => (
    <td>
      <Input
        className="input-number"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${name} ${label}`}
        aria-invalid={state.errors[field] ? true : undefined}
        value={state.content[field]}
        disabled={isClosed}
        onChange={(event) => onType({ [field]: event.target.value })}
      />
      {past?.[field] != null && <span className="text-sm text-ink-hint">上期 {past[field]}</span>}
      {state.errors[field] && <span className="row-problem block">{state.errors[field]}</span>}
    </td>
  );
  if (facts.form === "boolean") {
    return (
      <td>
        <Select
          aria-label={`${name} ${facts.indicatorName}`}
          aria-invalid={state.errors.value ? true : undefined}
          value={state.content.value}
          disabled={isClosed}
          onChange={(event) => onType({ value: event.target.value })}
        >
          <option value="">请选择</option>
          <option value="1">是</option>
          <option value="0">否</option>
        </Select>
        {past && (
          <span className="text-sm text-ink-hint">上期 {past.value === "1" ? "是" : "否"}</span>
        )}
      </td>
    );
  }
  if (facts.form !== "ratio") return figure("value", facts.indicatorName);
  const values = valuesOf(facts, state.content);
  const percent = percentOf(values);
  const before = past && percentOf(past);
  return (
    <>
      {figure("numerator", facts.numeratorName ?? "分子")}
      {figure("denominator", facts.denominatorName ?? "分母")}
      <td>
        <b className={missesTarget(facts, values) ? "text-soon-ink" : undefined}>
          {percent === null ? "—" : percentLabel(percent)}
        </b>
        {past && before != null && (
          <span className="block text-sm text-ink-hint">
            上期 {percentLabel(before)}（{figureWord(past)}）
          </span>
        )}
      </td>
    </>
  );
}

function Texts({ facts, state, onType, name, isClosed }: PartProps) {
  const isMissed = missesTarget(facts, valuesOf(facts, state.content)) === true;
  const { content, errors } = state;
  return (
    <>
      <Textarea
        aria-label={`${name} 进展情况`}
        aria-invalid={errors.narrative ? true : undefined}
        rows={2}
        value={content.narrative}
        disabled={isClosed}
        onChange={(event) => onType({ narrative: event.target.value })}
      />
      {errors.narrative && <span className="row-problem block">{errors.narrative}</span>}
      {(isMissed || content.explanation) && (
        <Textarea
          className="mt-2"
          aria-label={`${name} 未达目标的原因和打算`}
          aria-invalid={errors.explanation ? true : undefined}
          placeholder="未达目标的原因和打算"
          rows={2}
          value={content.explanation}
          disabled={isClosed}
          onChange={(event) => onType({ explanation: event.target.value })}
        />
      )}
      {errors.explanation && <span className="row-problem block">{errors.explanation}</span>}
    </>
  );
}

function RowStatus({ state, facts, name, onFile }: Omit<PartProps, "isClosed">) {
  const { row, submitted, saving, problem, errors, content } = state;
  if (submitted) return <span role="status">已提交，受理号 {submitted}</span>;
  const isShort = content.evidence.length < facts.evidenceMin;
  return (
    <>
      <AssignmentStatusMark status={row.status} doneAt={row.doneAt} />
      {saving && <span className="block text-sm text-ink-hint">{SAVING_LABELS[saving]}</span>}
      {row.returnReason && row.status === "returned" && (
        <span className="block text-sm text-soon-ink">退回：{row.returnReason}</span>
      )}
      {isOpen(row.status) && (facts.evidenceMin > 0 || errors.evidence) && (
        <AddFile isShort={isShort} count={content.evidence.length} name={name} onFile={onFile} />
      )}
      {errors.evidence && <span className="row-problem block">{errors.evidence}</span>}
      {problem && (
        <span className="row-problem block" role="alert">
          {problem}
        </span>
      )}
      {isOpen(row.status) ? (
        <Link className="link text-sm" href={`/desk/assignments/${row.assignmentId}/fill`}>
          整页填写<span className="sr-only">{name}</span>
        </Link>
      ) : (
        <span className="block text-sm text-ink-hint">{dayLabel(row.dueOn)}到期</span>
      )}
    </>
  );
}

interface AddFileProps {
  isShort: boolean;
  count: number;
  name: string;
  onFile: (file: File) => void;
}

function AddFile({ isShort, count, name, onFile }: AddFileProps) {
  return (
    <label className="row-file">
      {isShort ? "添加材料（必需）" : `材料 ${count} 份，再添加`}
      <input
        type="file"
        className="sr-only"
        accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx"
        aria-label={`${name} 添加材料`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}
