"use client";

import { MessageSquarePlus } from "lucide-react";
import { useDesk } from "./desk-context";

/** Points a return at a part of the report; there only while one is being written. */
export function PointButton({ part, label, sign }: { part: string; label: string; sign?: string }) {
  const { mode, notes, move } = useDesk();
  if (mode !== "returning") return null;
  const count = notes.filter((note) => note.part === part).length;
  return (
    <button
      type="button"
      className="point-button no-print"
      aria-label={`对${label}提意见${count > 0 ? `，已有 ${count} 条` : ""}`}
      onClick={() => move({ kind: "point", part })}
    >
      {sign ?? <MessageSquarePlus aria-hidden="true" />}
    </button>
  );
}
