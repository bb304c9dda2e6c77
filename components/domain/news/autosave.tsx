"use client";

import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { withBase } from "@/lib/shared/base-path";
import { SaveState, type Saving } from "../../forms/form-progress";

const PAUSE = 1_500;
const AGAIN = 10_000;

interface Answer {
  ok: boolean;
  message?: string;
  data?: { version: number };
}

interface Problem {
  text: string;
  /** Trying again helps: the line was cut, the server was away. */
  isPassing: boolean;
}

async function post(newsId: string, form: FormData): Promise<Answer & { passing: boolean }> {
  try {
    const path = withBase(`/api/news/${newsId}/draft`);
    // A request that outlives its page may carry 64 KB only: asked for when the page is going.
    const keepalive = document.visibilityState === "hidden";
    const answer = await fetch(path, { method: "POST", body: form, keepalive });
    const read = (await answer.json()) as Answer;
    return { ...read, passing: answer.status >= 500 };
  } catch {
    return { ok: false, message: "网络不通", passing: true };
  }
}

/** What is typed is text only: a file that is being chosen goes its own way. */
function textOf(form: HTMLFormElement): FormData {
  const sent = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") sent.append(name, value);
  }
  return sent;
}

/** True where something was typed before this script was there to hear it. */
function wasTyped(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (one) =>
      (one instanceof HTMLTextAreaElement ||
        (one instanceof HTMLInputElement && one.type === "text")) &&
      one.value !== one.defaultValue,
  );
}

/** Saves the form around a moment after typing, on leaving too, and says so. Carries the version. */
export function Autosave({ newsId, version }: { newsId: string; version: number }) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<Saving | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [held, setHeld] = useState(version);

  useEffect(() => {
    const input = field.current;
    const form = input?.form;
    if (!input || !form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDirty = false;
    let running = false;
    let isSubmitted = false;
    // The form's own button was pressed while a save was under way: it goes on with the new version.
    const goOn = () => {
      if (!isSubmitted) return;
      isSubmitted = false;
      form.requestSubmit();
    };
    const later = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(save, milliseconds);
    };
    async function save() {
      if (running || !isDirty || !input || !form) return;
      running = true;
      isDirty = false;
      setState("saving");
      const answer = await post(newsId, textOf(form));
      running = false;
      if (answer.ok && answer.data) {
        const saved = answer.data.version;
        flushSync(() => setHeld(saved));
        setProblem(null);
        setState(isDirty ? "edited" : "saved");
        if (isSubmitted) return goOn();
        if (isDirty) later(PAUSE);
        return;
      }
      isDirty = true;
      setProblem({ text: answer.message ?? "没有保存", isPassing: answer.passing });
      setState("failed");
      if (isSubmitted) return goOn();
      if (answer.passing) later(AGAIN);
    }
    const typed = () => {
      isDirty = true;
      setState("edited");
      if (!running) later(PAUSE);
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (isDirty || running) event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === "hidden") void save();
    };
    // The form's own button saves as well: nothing is asked on the way.
    const sent = (event: SubmitEvent) => {
      clearTimeout(timer);
      isDirty = false;
      isSubmitted = running;
      if (running) event.preventDefault();
    };
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    form.addEventListener("submit", sent);
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("beforeunload", leave);
    if (wasTyped(form)) typed();
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", typed);
      form.removeEventListener("change", typed);
      form.removeEventListener("submit", sent);
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("beforeunload", leave);
    };
  }, [newsId]);

  return (
    <div className="mb-4 min-h-6">
      <input ref={field} type="hidden" name="version" value={held} readOnly />
      {state && (
        <SaveState
          state={state}
          {...(problem && !problem.isPassing ? { detail: problem.text } : {})}
        />
      )}
    </div>
  );
}
