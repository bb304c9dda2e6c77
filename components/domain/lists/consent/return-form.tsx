"use client";

import { useState } from "react";
import { returnListAction } from "@/lib/domain/lists/actions";
import { ActionForm } from "../../../forms/action-form";
import { TextAreaField } from "../../../forms/text-area-field";
import { Button } from "../../../ui/button";
import { Field } from "../../../ui/field";
import { Input, Select } from "../../../ui/input";

interface ReturnFormProps {
  hidden: Record<string, string>;
  entries: readonly { id: string; label: string }[];
  /** 任务 or 条款. */
  entryWord: string;
}

interface Line {
  entryId: string;
  text: string;
}

const BLANK: Line = { entryId: "", text: "" };

/** Returning a list: why, and line by line what is to be changed at which entry. What is typed stays. */
export function ReturnForm({ hidden, entries, entryWord }: ReturnFormProps) {
  const [note, setNote] = useState("");
  const [lines, setLines] = useState<Line[]>([BLANK, BLANK, BLANK]);
  const change = (at: number, part: Partial<Line>) =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <ActionForm action={returnListAction} submit="退回修改" variant="danger" hidden={hidden}>
      <TextAreaField
        name="reason"
        label="退回理由"
        max={500}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <fieldset className="mt-4 flex flex-col gap-4">
        <legend className="mb-2 font-semibold">逐项意见（可不填）</legend>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          <div key={at} className="flex flex-col gap-2 border-l-2 border-line pl-3">
            <Field id={`entry-${at}`} label={`第 ${at + 1} 条：${entryWord}`}>
              <Select
                id={`entry-${at}`}
                name="entryIds[]"
                value={line.entryId}
                onChange={(event) => change(at, { entryId: event.target.value })}
              >
                <option value="">请选择{entryWord}</option>
                {entries.map((entry) => (
                  <option key={entry.id} value={entry.id}>
                    {entry.label}
                  </option>
                ))}
              </Select>
            </Field>
            <Field id={`text-${at}`} label="意见">
              <Input
                id={`text-${at}`}
                name="texts[]"
                value={line.text}
                onChange={(event) => change(at, { text: event.target.value })}
              />
            </Field>
          </div>
        ))}
      </fieldset>
      <div className="mt-3">
        <Button type="button" size="small" onClick={() => setLines([...lines, BLANK])}>
          再加一条意见
        </Button>
      </div>
    </ActionForm>
  );
}
