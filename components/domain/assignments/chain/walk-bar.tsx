import Link from "next/link";
import type { Walk } from "@/lib/domain/assignments/walk/types";
import { listHref } from "../assignment-list";
import { assignmentHref } from "./list-query";

/** Back to the list that one came from, and the ones before and after in it. */
export function WalkBar({ walk }: { walk: Walk | null }) {
  if (!walk) return null;
  const { filter, previousId, next } = walk;
  const list = listHref(filter);
  return (
    <nav className="walk-bar no-print" aria-label="清单里的前后">
      <Link className="link" href={list}>
        返回清单
      </Link>
      {previousId ? (
        <Link className="link" href={assignmentHref(previousId, list)} rel="prev" prefetch={false}>
          上一项
        </Link>
      ) : (
        <span className="text-ink-hint">上一项</span>
      )}
      {next ? (
        <Link
          className="link"
          href={assignmentHref(next.id, listHref({ ...filter, cursor: next.cursor }))}
          rel="next"
          prefetch={false}
        >
          下一项
        </Link>
      ) : (
        <span className="text-ink-hint">下一项</span>
      )}
    </nav>
  );
}
