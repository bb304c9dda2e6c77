"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { withBase } from "@/lib/shared/base-path";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { Field, fieldAria } from "../../ui/field";
import { Input } from "../../ui/input";

type Answer = { ok: true; data: { previewId: string } } | { ok: false; message: string };

const UNREACHABLE = "网络中断或服务器没有应答，文件没有上传。请检查网络后重试";

async function send(to: string, file: File): Promise<Answer> {
  try {
    const response = await fetch(withBase(to), {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "x-file-name": encodeURIComponent(file.name),
      },
      body: file,
    });
    return (await response.json()) as Answer;
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}

interface UploadWorkbookProps {
  /** The route that reads the file and answers the id of its preview. */
  sendTo: string;
  /** The page under which previews stand. */
  previewAt: string;
}

/** Chooses a workbook and has it read; what it is not is said at the field. */
export function UploadWorkbook({ sendTo, previewAt }: UploadWorkbookProps) {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [isReading, setReading] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const file = field.current?.files?.[0];
    if (!file) return setProblem("请先选择 .xlsx 文件");
    setReading(true);
    setProblem(undefined);
    const answer = await send(sendTo, file);
    if (answer.ok) return router.push(`${previewAt}/${answer.data.previewId}`);
    setReading(false);
    setProblem(answer.message);
  }

  return (
    <form onSubmit={submit} noValidate>
      {problem && (
        <div className="mb-4">
          <Notice tone="error" live title={problem} />
        </div>
      )}
      <Field
        id="file"
        label="Excel 工作簿"
        hint=".xlsx，不超过 20 MB；一个文件可以有多张工作表"
        error={problem}
      >
        <Input
          ref={field}
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          {...fieldAria("file", { hint: true, error: problem })}
        />
      </Field>
      <div className="mt-5">
        <Button type="submit" variant="primary" disabled={isReading}>
          {isReading ? "正在读取" : "上传并预览"}
        </Button>
      </div>
    </form>
  );
}
