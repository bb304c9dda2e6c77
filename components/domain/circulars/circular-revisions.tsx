import Link from "next/link";
import type { Revision } from "@/lib/domain/circulars/revisions/queries";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import { momentLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { Tag } from "../../ui/mark";

export interface CircularRevisionsProps {
  circular: CircularDetail;
  revisions: Revision[];
}

/** Everything that was saved of a circular; each can be read beside the text as it is. */
export function CircularRevisions({ circular, revisions }: CircularRevisionsProps) {
  return (
    <Card title="修改记录">
      <ul className="text-sm">
        {revisions.map((one) => (
          <li key={one.id} className="border-t border-line-soft py-1.5 first:border-t-0">
            <Link
              className="link"
              href={`/desk/circulars/${circular.id}/late/${one.id}`}
              prefetch={false}
            >
              {momentLabel(new Date(one.at))}
            </Link>{" "}
            · {one.byName} {!one.isKept && <Tag>未并入</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
