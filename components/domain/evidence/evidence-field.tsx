"use client";

import { FolderOpen, Plus, X } from "lucide-react";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Progress } from "../../ui/feedback";
import { FieldError, FieldGroup } from "../../ui/field";
import { EvidencePicture, EvidenceTile, evidenceLine } from "./evidence-tile";
import { sendFile } from "./send-file";

const ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx";

interface Sending {
  key: number;
  file: File;
  share: number;
  problem: string | null;
}

interface EvidenceFieldProps {
  assignmentId: string;
  cited: readonly EvidenceItem[];
  recent: readonly EvidenceItem[];
  least: number;
  most: number;
  hint: string;
  error?: string | undefined;
  /** Called when what is cited changed, so that the draft is kept. */
  onChange: () => void;
}

function useSending(assignmentId: string, onDone: (item: EvidenceItem) => void) {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const lastKey = useRef(0);

  function change(key: number, part: Partial<Sending>) {
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }

  async function run(sending: Sending) {
    change(sending.key, { share: 0, problem: null });
    const answer = await sendFile(assignmentId, sending.file, (share) =>
      change(sending.key, { share }),
    );
    if (!answer.ok) return change(sending.key, { problem: answer.message });
    setSendings((all) => all.filter((one) => one.key !== sending.key));
    onDone(answer.item);
  }

  function add(file: File) {
    lastKey.current += 1;
    const sending = { key: lastKey.current, file, share: 0, problem: null };
    setSendings((all) => [...all, sending]);
    void run(sending);
  }

  const drop = (key: number) => setSendings((all) => all.filter((one) => one.key !== key));
  return { sendings, add, run, drop };
}

/** Files of a report: taken or chosen, seen going up, retried, taken out again, or cited once more. */
export function EvidenceField(props: EvidenceFieldProps) {
  const { assignmentId, recent, least, most, hint, error, onChange } = props;
  const [cited, setCited] = useState<readonly EvidenceItem[]>(props.cited);
  const [isPicking, setPicking] = useState(false);
  const isFirst = useRef(true);
  const cite = (item: EvidenceItem) =>
    setCited((all) => (all.some((one) => one.id === item.id) ? all : [...all, item]));
  const { sendings, add, run, drop } = useSending(assignmentId, cite);

  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per change, whoever listens
  useEffect(() => {
    if (!isFirst.current) onChange();
    isFirst.current = false;
  }, [cited]);

  const isFull = cited.length + sendings.length >= most;
  const choosable = recent.filter((item) => !cited.some((one) => one.id === item.id));
  return (
    <FieldGroup
      id="evidence"
      label="佐证材料"
      hint={`${hint}${least > 0 ? `至少 ${least} 份，` : ""}最多 ${most} 份；照片、PDF、Word、Excel，单个不超过 20 MB`}
      error={error}
      optional={least === 0}
    >
      {cited.map((item) => (
        <input key={item.id} type="hidden" name="evidence[]" value={item.id} />
      ))}
      <ul className="evidence-tiles">
        {cited.map((item) => (
          <EvidenceTile
            key={item.id}
            item={item}
            note={
              <button
                type="button"
                className="evidence-remove"
                aria-label={`移除 ${item.fileName}`}
                onClick={() => setCited((all) => all.filter((one) => one.id !== item.id))}
              >
                <X aria-hidden="true" />
              </button>
            }
          />
        ))}
        {sendings.map((sending) => (
          <SendingTile key={sending.key} sending={sending} onRetry={run} onDrop={drop} />
        ))}
        {!isFull && <AddTile onFiles={(files) => files.slice(0, most - cited.length).map(add)} />}
      </ul>
      {choosable.length > 0 && !isFull && (
        <Button variant="quiet" className="only-script" onClick={() => setPicking(true)}>
          <FolderOpen aria-hidden="true" />
          从本单位已有材料中选
        </Button>
      )}
      <Dialog open={isPicking} onClose={() => setPicking(false)} title="本单位近期材料">
        <ul className="evidence-list">
          {choosable.map((item) => (
            <li key={item.id}>
              <EvidencePicture item={item} />
              <span>
                <b>{item.fileName}</b>
                <small>{evidenceLine(item)}</small>
              </span>
              <Button size="small" onClick={() => cite(item)}>
                使用
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </FieldGroup>
  );
}

function AddTile({ onFiles }: { onFiles: (files: File[]) => void }) {
  function choose(event: ChangeEvent<HTMLInputElement>) {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = "";
  }
  return (
    <li className="evidence-add only-script">
      <label>
        <Plus aria-hidden="true" />
        拍照或选文件
        <input type="file" className="sr-only" multiple accept={ACCEPTED} onChange={choose} />
      </label>
    </li>
  );
}

interface SendingTileProps {
  sending: Sending;
  onRetry: (sending: Sending) => void;
  onDrop: (key: number) => void;
}

function SendingTile({ sending, onRetry, onDrop }: SendingTileProps) {
  const percent = Math.round(sending.share * 100);
  return (
    <li className="evidence-tile">
      <span className="evidence-open">
        <span className="evidence-sign">
          {sending.problem ? "没有传成" : percent < 100 ? `上传 ${percent}%` : "检查中"}
        </span>
        <span className="evidence-name">{sending.file.name}</span>
      </span>
      {sending.problem ? (
        <>
          <FieldError>{sending.problem}</FieldError>
          <span className="flex gap-2">
            <Button size="small" onClick={() => onRetry(sending)}>
              重试
            </Button>
            <Button size="small" variant="quiet" onClick={() => onDrop(sending.key)}>
              移除
            </Button>
          </span>
        </>
      ) : (
        <Progress value={percent} label={`上传 ${sending.file.name}`} />
      )}
    </li>
  );
}
