"use client";

import { FolderOpen, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { FieldGroup } from "../../ui/field";
import { EvidencePicker } from "./evidence-picker";
import { EvidenceTile } from "./evidence-tile";
import { AddTiles } from "./sending/add-tiles";
import { SendingNews, SendingTile } from "./sending/sending-tile";
import { useSending } from "./sending/use-sending";
import { useShown } from "./sending/use-shown";

interface EvidenceFieldProps {
  assignmentId: string;
  /** Whose files are kept on this device until they have arrived. */
  accountId?: string;
  cited: readonly EvidenceItem[];
  recent: readonly EvidenceItem[];
  least: number;
  most: number;
  hint: string;
  error?: string | undefined;
  /** Called when what is cited changed, so that the draft is kept. */
  onChange: () => void;
  /** Told how many files are still on their way. */
  onUnderWay?: (count: number) => void;
}

/** Files of a report: taken or chosen, seen going up, retried, taken out again, or cited once more. */
export function EvidenceField(props: EvidenceFieldProps) {
  const { assignmentId, accountId, recent, least, most, hint, error, onChange, onUnderWay } = props;
  const [cited, setCited] = useState<readonly EvidenceItem[]>(props.cited);
  const [isPicking, setPicking] = useState(false);
  const [tooMany, setTooMany] = useState("");
  const ids = cited.map(({ id }) => id).join();
  const isFirst = useRef(true);
  const cite = (item: EvidenceItem) =>
    setCited((all) => (all.some((one) => one.id === item.id) ? all : [...all, item]));
  const { sendings, add, retry, drop, choose } = useSending({
    ...{ recipient: { assignmentId }, accountId },
    onDone: cite,
  });

  useShown(cited, (ready) =>
    setCited((all) => all.map((one) => (one.id === ready ? { ...one, isShown: true } : one))),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per change, whoever listens
  useEffect(() => {
    if (!isFirst.current) onChange();
    isFirst.current = false;
  }, [ids]);

  // What did not arrive takes no place: another file comes in its stead.
  const coming = sendings.filter(({ phase }) => phase !== "failed");
  const room = most - cited.length - coming.length;
  const underWay = coming.filter(({ phase }) => phase !== "missing").length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per change, whoever listens
  useEffect(() => onUnderWay?.(underWay), [underWay]);

  function addAll(files: File[]) {
    files.slice(0, Math.max(0, room)).forEach(add);
    const left = files.slice(Math.max(0, room)).map(({ name }) => name);
    setTooMany(left.length > 0 ? `最多 ${most} 份，没有加入：${left.join("、")}` : "");
  }

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
          <SendingTile
            key={sending.id}
            sending={sending}
            onRetry={retry}
            onDrop={drop}
            onChoose={choose}
          />
        ))}
        {room > 0 && <AddTiles onFiles={addAll} />}
      </ul>
      {tooMany && <Notice tone="soon" live title={tooMany} />}
      <SendingNews sendings={sendings} />
      {room > 0 && (
        <Button variant="quiet" className="only-script" onClick={() => setPicking(true)}>
          <FolderOpen aria-hidden="true" />
          从材料库选用
        </Button>
      )}
      <EvidencePicker
        assignmentId={assignmentId}
        recent={recent}
        cited={cited}
        open={isPicking}
        onClose={() => setPicking(false)}
        onPick={cite}
      />
    </FieldGroup>
  );
}
