"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { NOT_WANTED } from "@/lib/domain/imports/mappings/labels";
import type { ColumnQuestion } from "@/lib/domain/imports/mappings/types";
import { settleColumnsAction } from "@/lib/domain/lists/import/actions";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { Field } from "../../ui/field";
import { Select } from "../../ui/input";

interface ColumnQuestionsProps {
  previewId: string;
  sheet: string;
  signature: string;
  questions: ColumnQuestion[];
}

/** Asks what the columns are that no word list knows; said once for the organisation. */
export function ColumnQuestions({ previewId, sheet, signature, questions }: ColumnQuestionsProps) {
  const router = useRouter();
  const [choices, setChoices] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  const isNeeded = questions.some(({ options }) => options.some((option) => option.isMissing));

  function submit(event: FormEvent) {
    event.preventDefault();
    const columns = Object.fromEntries(
      questions.map(({ key }) => [key, choices[key] ?? NOT_WANTED]),
    );
    startSaving(async () => {
      const answer = await settleColumnsAction({ ok: null }, { previewId, signature, columns });
      setProblem(answer.ok === false ? answer.message : undefined);
      if (answer.ok) router.refresh();
    });
  }

  return (
    <Card
      title={`工作表“${sheet}”有 ${questions.length} 列没有认出`}
      aside={isNeeded ? "需要说明后才能导入" : "不说明也可以导入，这几列不读"}
    >
      <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <div className="grid gap-4 md:grid-cols-2">
          {questions.map(({ key, column, label, samples, options }) => (
            <Field
              key={key}
              id={`column-${column}`}
              label={`${column} 列“${label}”是什么`}
              hint={`例如：${samples.join("；")}`}
            >
              <Select
                id={`column-${column}`}
                value={choices[key] ?? NOT_WANTED}
                onChange={(event) => setChoices({ ...choices, [key]: event.target.value })}
              >
                <option value={NOT_WANTED}>不导入这一列</option>
                {options.map((option) => (
                  <option key={option.field} value={option.field}>
                    {option.isMissing ? `${option.label}（表中缺少）` : option.label}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </div>
        {problem && <Notice tone="error" live title={problem} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" disabled={isSaving}>
            {isSaving ? "正在重新读取" : "记住并重新读取"}
          </Button>
          <span className="text-sm text-ink-hint">本单位再上传同样表头的表，不再询问</span>
        </div>
      </form>
    </Card>
  );
}
