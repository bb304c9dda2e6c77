import type { Remark } from "@/lib/domain/lists/consents/types";

/** The office's reasons at one entry of a draft that it returned. */
export function EntryRemarks({
  remarks,
  entryId,
}: {
  remarks: readonly Remark[];
  entryId: string;
}) {
  const here = remarks.filter((remark) => remark.entryId === entryId);
  if (here.length === 0) return null;
  return (
    <ul className="mt-1 rounded bg-soon-wash px-2 py-1 text-sm font-normal text-soon-ink">
      {here.map((remark) => (
        <li key={remark.text}>办公室意见：{remark.text}</li>
      ))}
    </ul>
  );
}
