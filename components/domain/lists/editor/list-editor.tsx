"use client";

import { useEffect, useMemo, useState } from "react";
import type { EditableList } from "@/lib/domain/lists/editing/types";
import { ClashDialog } from "./clash-dialog";
import { DeskSaving } from "./desk-saving";
import { DeskStore } from "./desk-store";
import { EditorNotices } from "./editor-notices";
import { EditorToolbar } from "./editor-toolbar";
import { MarkKeeper } from "./marks";
import { RowCards } from "./row-cards";
import { RowPanel } from "./row-panel";
import { SheetGrid } from "./sheet-grid";
import { StatusLine } from "./status-line";
import { DeskContext, useDesk, useDeskState } from "./use-desk";
import { type Guard, useGuard } from "./use-guard";

interface ListEditorProps {
  list: EditableList;
  guard: Guard | null;
  accountId: string;
}

/** A draft as a sheet (on a phone: one form for each row), kept as one types. */
export function ListEditor({ list, guard, accountId }: ListEditorProps) {
  const [desk] = useState(() => {
    const store = new DeskStore(list);
    return { store, saving: new DeskSaving(store, accountId) };
  });
  useEffect(() => desk.saving.start(), [desk]);
  return (
    <DeskContext value={desk}>
      <EditorBody guard={guard} />
    </DeskContext>
  );
}

function EditorBody({ guard }: { guard: Guard | null }) {
  const { store } = useDesk();
  const sheet = useDeskState((state) => state.desk.sheet);
  const stored = useDeskState((state) => state.desk.stored);
  const guesses = useDeskState((state) => state.guesses);
  const hits = useGuard(guard);
  const keeper = useMemo(() => new MarkKeeper(store), [store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored decides what is inherited; the keeper reads both there
  const marks = useMemo(() => keeper.all(sheet, hits), [keeper, sheet, stored, guesses, hits]);
  return (
    <div className="list-editor">
      <EditorNotices />
      <ClashDialog />
      <EditorToolbar marks={marks} />
      <SheetGrid marks={marks} />
      <RowCards marks={marks} />
      <StatusLine />
      <RowPanel marks={marks} />
    </div>
  );
}
