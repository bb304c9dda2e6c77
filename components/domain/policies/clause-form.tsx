"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/access/action";
import { correctClausesAction } from "@/lib/domain/policies/clauses/actions";
import type { ClauseText } from "@/lib/domain/policies/clauses/types";
import { FormFailure } from "../../forms/action-form";
import type { FieldNames } from "../../forms/field-names";
import { SubmitButton } from "../../forms/submit-button";
import { FieldError } from "../../ui/field";
import { Input, Textarea } from "../../ui/input";
import "./policies.css";

interface ClauseFormProps {
  code: string;
  version: number;
  clauses: readonly ClauseText[];
}

/** What was sent, so that a refusal loses nothing. */
function typed(answer: ActionState, clauses: readonly ClauseText[]): ClauseText[] {
  if (answer.ok !== false) return [...clauses];
  const column = (name: string) => ([answer.values[name] ?? []].flat() as string[]).map(String);
  const [numbers, headings, texts] = [column("number"), column("heading"), column("text")];
  return numbers.map((number, at) => ({
    number,
    heading: headings[at] ?? "",
    text: texts[at] ?? "",
  }));
}

function clauseNames(count: number): FieldNames {
  const places = Array.from({ length: count }, (_, at) => at);
  const words = { number: "编号", heading: "标题", text: "内容" };
  return new Map(
    places.flatMap((at) =>
      Object.entries(words).map(([part, word]) => [`${part}.${at}`, `第 ${at + 1} 段${word}`]),
    ),
  );
}

/**
 * All clauses as one form. Every press sends and keeps everything that was typed, then does what the
 * button says; so it works without script and nothing is lost between two presses.
 */
export function ClauseForm({ code, version, clauses }: ClauseFormProps) {
  const [answer, send] = useActionState<ActionState, FormData>(correctClausesAction, { ok: null });
  const shown = typed(answer, clauses);
  const fields = answer.ok === false ? answer.fields : {};
  return (
    <form action={send} noValidate>
      <FormFailure answer={answer} names={() => clauseNames(shown.length)} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="version" value={version} />
      {/* The first button is what Enter presses. */}
      <SubmitButton name="press" value="keep" pendingText="正在保存…">
        保存并返回文件
      </SubmitButton>
      <Renumber />
      <ol className="card clause-rows mt-4">
        {shown.map((clause, at) => (
          <ClauseFields
            // A row is its place: after a press the form is made anew from what was kept.
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name before they are kept
            key={`${version}-${at}`}
            clause={clause}
            at={at}
            error={fields[`number.${at}`] ?? fields[`heading.${at}`] ?? fields[`text.${at}`]}
          />
        ))}
      </ol>
      <div className="mt-5 flex flex-wrap gap-3">
        <SubmitButton name="press" value="keep" pendingText="正在保存…">
          保存并返回文件
        </SubmitButton>
        <SubmitButton name="press" value={`add:${shown.length - 1}`} variant="secondary">
          在最后加一条
        </SubmitButton>
      </div>
    </form>
  );
}

function Renumber() {
  return (
    <fieldset className="clause-presses">
      <legend className="sr-only">重新编号</legend>
      <SubmitButton name="press" value="renumber:article" variant="quiet">
        按“第一条”重新编号
      </SubmitButton>
      <SubmitButton name="press" value="renumber:part" variant="quiet">
        按“一、”重新编号
      </SubmitButton>
      <SubmitButton name="press" value="renumber:item" variant="quiet">
        按“1.”重新编号
      </SubmitButton>
    </fieldset>
  );
}

interface ClauseFieldsProps {
  clause: ClauseText;
  at: number;
  error: string | undefined;
}

function ClauseFields({ clause, at, error }: ClauseFieldsProps) {
  const place = at + 1;
  return (
    <li id={`clause-${at}`}>
      {error && <FieldError>{error}</FieldError>}
      <div className="clause-heads">
        <label>
          第 {place} 段编号
          <Input id={`number.${at}`} name="number[]" defaultValue={clause.number} />
        </label>
        <label>
          标题（选填）
          <Input id={`heading.${at}`} name="heading[]" defaultValue={clause.heading} />
        </label>
      </div>
      <label className="clause-words" htmlFor={`text.${at}`}>
        内容（章、节的标题行可以空着）
        <Textarea id={`text.${at}`} name="text[]" rows={4} defaultValue={clause.text} />
      </label>
      <div className="clause-presses">
        <Press kind="split" at={at} word="按换行拆分" />
        {at > 0 && <Press kind="join" at={at} word="并入上一条" />}
        <Press kind="add" at={at} word="在后面加一条" />
        <Press kind="remove" at={at} word="删除" />
      </div>
    </li>
  );
}

function Press({ kind, at, word }: { kind: string; at: number; word: string }) {
  return (
    <SubmitButton name="press" value={`${kind}:${at}`} variant="secondary" size="small">
      {word}
      <span className="sr-only">：第 {at + 1} 段</span>
    </SubmitButton>
  );
}
