"use client";

import { type RefObject, useEffect, useState } from "react";
import type { Picture } from "@/lib/domain/pictures/types";
import { withBase } from "@/lib/shared/base-path";

const FORGOTTEN = "这张图片还没有上传：写好说明，按“上传这张图片”；不要它就按“不用这张”";
const UNREACHABLE = "网络不通，图片没有传上去。请检查网络，再点一次“上传这张图片”";

/** What is chosen and said of a picture before it is sent. */
export interface ChosenPicture {
  file: File | null;
  alt: string;
  credit: string;
}

type Answer =
  | { ok: true; data: Picture }
  | { ok: false; message: string; fields?: Record<string, string> };

async function send({ file, alt, credit }: ChosenPicture): Promise<Answer> {
  if (!file) return { ok: false, message: "请先选择一张图片" };
  const headers = {
    "x-file-name": encodeURIComponent(file.name),
    "x-picture-alt": encodeURIComponent(alt),
    "x-picture-credit": encodeURIComponent(credit),
  };
  try {
    const answer = await fetch(withBase("/api/pictures"), { method: "POST", body: file, headers });
    return (await answer.json()) as Answer;
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}

/** Sends one picture after the other; says what is wrong and where, and keeps what was typed then. */
export function useUpload(keep: (picture: Picture) => void) {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<{ text: string; field: string } | null>(null);
  const upload = async (chosen: ChosenPicture): Promise<boolean> => {
    setSending(true);
    const answer = await send(chosen);
    setSending(false);
    if (answer.ok) {
      setProblem(null);
      keep(answer.data);
      return true;
    }
    const [field = "file", text = answer.message] = Object.entries(answer.fields ?? {})[0] ?? [];
    setProblem({ text, field });
    return false;
  };
  const remind = () => setProblem({ text: FORGOTTEN, field: "file" });
  const forget = () => setProblem(null);
  return { upload, isSending, problem, remind, forget };
}

/** Holds back the form around while a picture is chosen but not uploaded: it would be lost without a word. */
export function useHeldForm(
  field: RefObject<HTMLInputElement | null>,
  { isPending, remind }: { isPending: boolean; remind: () => void },
): void {
  useEffect(() => {
    const form = field.current?.closest("form");
    if (!form || !isPending) return;
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      remind();
      field.current?.focus();
    };
    form.addEventListener("submit", hold);
    return () => form.removeEventListener("submit", hold);
  }, [field, isPending, remind]);
}
