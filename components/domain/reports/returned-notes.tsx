import { evidenceOf, paragraphOf, paragraphsOf, partLabel } from "@/lib/domain/reports/notes/rules";
import type { PartNote, ReviewNote, Revision } from "@/lib/domain/reports/types";
import { dayLabel } from "@/lib/shared/dates";
import { Notice } from "../../ui/feedback";

/** What a return spoke of. */
type ReturnedRevision = Pick<Revision, "narrative" | "evidence">;

interface ReturnedNotesProps {
  returned: ReviewNote;
  from: ReturnedRevision | null;
}

/** Why a report came back: the reason, and each note with what it points at and the way to it. */
export function ReturnedNotes({ returned, from }: ReturnedNotesProps) {
  const { reviewerUnit, reason, field, returnDueOn, notes } = returned;
  const about = field ? `（${partLabel(field)}）` : "";
  return (
    <div className="mb-5">
      <Notice tone="soon" title={`${reviewerUnit}退回${about}：${reason}`}>
        {notes.length > 0 && (
          <ul className="returned-notes">
            {notes.map((note) => (
              <li key={`${note.part}${note.text}`}>
                <a className="link" href={`#${fieldOf(note)}`}>
                  {partLabel(note.part, from?.evidence)}
                </a>
                ：{note.text}
                <Quoted note={note} from={from} />
              </li>
            ))}
          </ul>
        )}
        {returnDueOn && <p>请在 {dayLabel(returnDueOn)}前修改后重新提交</p>}
      </Notice>
    </div>
  );
}

/** The field of the form that a note leads to. */
function fieldOf({ part }: PartNote): string {
  if (paragraphOf(part) !== null) return "narrative";
  return evidenceOf(part) === null ? part : "evidence";
}

// The paragraph as it was returned: what stands in the form may have been changed since.
function Quoted({ note, from }: { note: PartNote; from: ReturnedRevision | null }) {
  const number = paragraphOf(note.part);
  const text = number === null ? undefined : paragraphsOf(from?.narrative ?? "")[number - 1];
  if (!text) return null;
  return (
    <blockquote>
      <mark>{text}</mark>
    </blockquote>
  );
}
