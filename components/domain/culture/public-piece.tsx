import type { ReactNode } from "react";
import { PublicBreadcrumb } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import { LinkedData } from "@/components/domain/publications/linked-data";
import { Tag } from "@/components/ui/mark";
import type { LinkedRecord } from "@/lib/domain/publications/linked-data/rules";
import type { Published } from "@/lib/domain/publications/types";
import { PageCode } from "./public-side";

type PublicPieceProps = {
  item: Published;
  url: string;
  /** The lists that it stands in, from the top. */
  lists: readonly { href: string; label: string }[];
  data: LinkedRecord;
  /** Shown beside the body. */
  side?: ReactNode;
  children: ReactNode;
};

/** The page of a released thing: where it stands, its body, and what belongs beside it. */
export function PublicPiece({ item, url, lists, data, side, children }: PublicPieceProps) {
  const above = (
    <div className="mb-3 flex flex-col gap-3">
      <PublicBreadcrumb items={[...lists, { label: item.title }]} />
      {item.isExample && (
        <div>
          <Tag tone="amber">示例</Tag>
        </div>
      )}
    </div>
  );
  return (
    <>
      <LinkedData data={data} />
      <PublicHead title={item.title} above={above}>
        {item.summary && <p>{item.summary}</p>}
      </PublicHead>
      <div className="wide site-page">
        <article className="culture-body">{children}</article>
        <div className="culture-side">
          {side}
          <PageCode url={url} />
        </div>
      </div>
    </>
  );
}
