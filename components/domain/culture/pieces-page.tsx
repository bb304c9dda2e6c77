import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import { FilterChips } from "@/components/ui/navigation";
import { Table } from "@/components/ui/table";
import { pieceKindWords, pieceStageWords } from "@/lib/domain/culture/pieces/labels";
import type { PieceFilter } from "@/lib/domain/culture/pieces/schema";
import type { PieceRow } from "@/lib/domain/culture/pieces/types";
import { withQuery } from "@/lib/shared/query-string";
import { CultureTabs } from "./culture-tabs";

type PiecesPageProps = { pieces: readonly PieceRow[]; filter: PieceFilter };

const KINDS = [undefined, "work", "story", "brand"] as const;

/** Works, stories and brands within reach. */
export function PiecesPage({ pieces, filter }: PiecesPageProps) {
  return (
    <>
      <PageHeader
        title="作品与家风"
        subtitle="先登记授权，再送审核发布；授权撤回，公开页面立即撤下"
        actions={(["work", "story", "brand"] as const).map((kind) => (
          <ButtonLink key={kind} href={`/desk/culture/pieces/new?kind=${kind}`}>
            登记{pieceKindWords[kind].slice(2)}
          </ButtonLink>
        ))}
      />
      <CultureTabs current="pieces" />
      <div className="my-4">
        <FilterChips
          label="种类"
          items={KINDS.map((kind) => ({
            href: withQuery("/desk/culture/pieces", { kind }),
            label: kind ? pieceKindWords[kind] : "全部",
            kind: "choose" as const,
            current: filter.kind === kind,
          }))}
        />
      </div>
      <Card flush>
        {pieces.length > 0 ? (
          <PieceTable pieces={pieces} />
        ) : (
          <EmptyState kind="first-use" title="还没有登记">
            登记作品、家风故事或家庭品牌，附上授权书，再送审核发布。
          </EmptyState>
        )}
      </Card>
    </>
  );
}

function PieceTable({ pieces }: { pieces: readonly PieceRow[] }) {
  return (
    <Table caption="作品与家风" cards>
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">种类</th>
          <th scope="col">地区</th>
          <th scope="col">情况</th>
        </tr>
      </thead>
      <tbody>
        {pieces.map(({ id, title, kind, regionName, stage, isPublic, isWaiting, isExample }) => (
          <tr key={id}>
            <th scope="row">
              <Link className="link" href={`/desk/culture/pieces/${id}`}>
                {title}
              </Link>{" "}
              {isExample && <Tag>示例</Tag>}
            </th>
            <td data-label="种类">{pieceKindWords[kind]}</td>
            <td data-label="地区">{regionName}</td>
            <td data-label="情况">
              {isPublic ? "公开中" : pieceStageWords[stage]}
              {isWaiting && "，新稿待审发"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
