"use client";

import { type KeyboardEvent, useState } from "react";
import type { MaterialPage } from "@/lib/domain/evidence/library/types";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { withBase } from "@/lib/shared/base-path";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Input } from "../../ui/input";
import { EvidencePicture, evidenceLine } from "./evidence-tile";

interface EvidencePickerProps {
  assignmentId: string;
  recent: readonly EvidenceItem[];
  cited: readonly EvidenceItem[];
  open: boolean;
  onClose: () => void;
  onPick: (item: EvidenceItem) => void;
}

const UNREACHED = "没有查到，可能是网络不通，请再试一次";

async function search(assignmentId: string, words: string, after: string | null) {
  const query = new URLSearchParams({ assignment: assignmentId, q: words, after: after ?? "" });
  const answer = await fetch(withBase(`/api/evidence?${query}`));
  if (!answer.ok) throw new Error(UNREACHED);
  return (await answer.json()).data as MaterialPage;
}

/** The material library of the organisation: what was uploaded once is cited again without sending it. */
export function EvidencePicker(props: EvidencePickerProps) {
  const { assignmentId, recent, cited, open, onClose, onPick } = props;
  const [words, setWords] = useState("");
  const [found, setFound] = useState<MaterialPage>({ rows: [...recent], next: null });
  const [news, setNews] = useState("");

  async function look(after: string | null) {
    try {
      const page = await search(assignmentId, words, after);
      setFound((old) => (after ? { ...page, rows: [...old.rows, ...page.rows] } : page));
      setNews(page.rows.length === 0 ? "没有这样的材料，换个词再查" : "");
    } catch {
      setNews(UNREACHED);
    }
  }

  function press(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    // Inside the report's form: Enter looks, and does not send the form.
    event.preventDefault();
    void look(null);
  }

  return (
    <Dialog open={open} onClose={onClose} title="从材料库选用">
      <div className="evidence-search">
        <Input
          id="evidence-words"
          aria-label="按名称查材料"
          placeholder="按名称查"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          // Inside the report's form: what is looked for is nothing to save.
          onInput={(event) => event.stopPropagation()}
          onKeyDown={press}
        />
        <Button onClick={() => void look(null)}>查找</Button>
      </div>
      <p role="status" className="evidence-line">
        {news}
      </p>
      <ul className="evidence-list">
        {found.rows.map((item) => {
          const isCited = cited.some((one) => one.id === item.id);
          return (
            <li key={item.id}>
              <EvidencePicture item={item} />
              <span>
                <b>{item.title ?? item.fileName}</b>
                <small>{evidenceLine(item)}</small>
              </span>
              <Button
                size="small"
                disabled={isCited}
                aria-label={`使用 ${item.title ?? item.fileName}`}
                onClick={() => onPick(item)}
              >
                {isCited ? "已选" : "使用"}
              </Button>
            </li>
          );
        })}
      </ul>
      {found.next && <Button onClick={() => void look(found.next)}>再看更早的</Button>}
    </Dialog>
  );
}
