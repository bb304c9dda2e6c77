import type { ReactNode } from "react";

/** The first line of a printed page: whose paper it is, who printed it and when. Screens do not show it. */
export function PrintHead({
  unit,
  title,
  person,
  time,
}: {
  unit: string;
  title: ReactNode;
  person: string;
  time: string;
}) {
  return (
    <div className="only-print">
      <div className="print-head">
        <span>
          {unit} · {title}
        </span>
        <span>
          {person} · {time}
        </span>
      </div>
    </div>
  );
}
