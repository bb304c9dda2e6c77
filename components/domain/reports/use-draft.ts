"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { DraftKeeper } from "./draft-keeper";
import { type DraftState, draftStateOf } from "./draft-state";
import { contentOfForm, fillForm, shownContentOf } from "./form-content";

interface DraftOptions {
  assignmentId: string;
  accountId: string;
  /** Task, unit and period in one line. */
  title: string;
  version: number;
  savedAt: string | null;
  form: RefObject<HTMLFormElement | null>;
}

/** Keeps the draft of a form as `DraftKeeper` promises. */
export function useDraft({ assignmentId, accountId, title, version, savedAt, form }: DraftOptions) {
  const [state, setState] = useState<DraftState>(() => draftStateOf(savedAt));
  const keeper = useRef<DraftKeeper | null>(null);
  const start = useRef({ version, savedAt });

  useEffect(() => {
    const made = new DraftKeeper({
      ...{ assignmentId, accountId, title, ...start.current, show: setState },
      shown: () => form.current && shownContentOf(form.current),
      read: () => form.current && contentOfForm(form.current),
      adopt(content) {
        if (!form.current) return;
        const { evidence } = contentOfForm(form.current);
        fillForm(form.current, content);
        // The tiles of files that this page does not know come with the page.
        if (JSON.stringify(evidence) !== JSON.stringify(content.evidence)) location.reload();
      },
    });
    keeper.current = made;
    return made.start();
  }, [assignmentId, accountId, title, form]);

  const save = useCallback(async () => keeper.current?.save(), []);
  const touch = useCallback(() => keeper.current?.touch(), []);
  return { state, save, touch, keeper };
}
