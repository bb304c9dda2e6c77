import Link from "next/link";
import { PublicationStatusMark } from "@/components/domain/publications/publication-status";
import { Card } from "@/components/ui/card";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublicationSummary } from "@/lib/domain/publications/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";

/** What of a record was handed over to the public, revision by revision. */
export function PublicationTrail({ revisions }: { revisions: readonly PublicationSummary[] }) {
  const shown = revisions.find(({ status }) => status === "published");
  return (
    <Card title="公开情况">
      {revisions.length === 0 && <p className="text-ink-soft">还没有送过发布，公众看不到。</p>}
      <ul className="grid gap-3">
        {revisions.map(({ id, revision, status, writtenByName, writtenAt, reason }) => (
          <li key={id}>
            <Link className="link" href={`/desk/publications/${id}`}>
              第 {revision} 稿
            </Link>{" "}
            <PublicationStatusMark status={status} />
            <span className="block text-sm text-ink-hint">
              {writtenByName} {momentLabel(writtenAt)}送审{reason && `；原因：${reason}`}
            </span>
          </li>
        ))}
      </ul>
      {shown && (
        <p className="mt-3">
          <a className="link" href={withBase(publicPath(shown.kind, shown.subjectId))}>
            打开公开页面
          </a>
        </p>
      )}
    </Card>
  );
}
