import Link from "next/link";
import type { WaitingPublications } from "@/lib/domain/publications/desk/types";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import type { PublicationListInput, PublicationView } from "@/lib/domain/publications/schema";
import { PUBLICATION_KINDS, type PublicationSummary } from "@/lib/domain/publications/types";
import { momentLabel } from "@/lib/shared/dates";
import { withQuery } from "@/lib/shared/query-string";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, FilterChips, Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { PublicationStatusMark } from "./publication-status";

interface PublicationsPageProps {
  view: PublicationView;
  filter: PublicationListInput;
  items: readonly PublicationSummary[];
  hasNext: boolean;
  waiting: WaitingPublications;
  /** Whether the reader checks or releases at all. */
  isEditor: boolean;
}

const PATH = "/desk/publications";

/** The desk's queue of everything that goes to the public: 待审, 待发, one's own, released, ended. */
export function PublicationsPage({
  view,
  filter,
  items,
  hasNext,
  waiting,
  isEditor,
}: PublicationsPageProps) {
  const { kind, page } = filter;
  const pageHref = (to: number) => withQuery(PATH, { view, kind, page: to > 1 ? to : undefined });
  return (
    <>
      <PageHeader
        title="审核发布"
        subtitle="写、审、发由三位不同的同志办理；发布后立即在公开页面显示，撤下后立即消失"
      />
      <div className="mb-4">
        <Tabs label="审核发布" items={tabs(view, waiting, isEditor)} />
      </div>
      <div className="mb-4">
        <FilterChips label="种类" items={kinds(view, kind)} />
      </div>
      <Card flush>
        {items.length === 0 ? <Nothing view={view} /> : <Rows items={items} view={view} />}
      </Card>
      <div className="mt-4">
        <CursorPagination
          previous={page > 1 ? pageHref(page - 1) : undefined}
          next={hasNext ? pageHref(page + 1) : undefined}
        />
      </div>
    </>
  );
}

function tabs(view: PublicationView, waiting: WaitingPublications, isEditor: boolean) {
  const all: { view: PublicationView; label: string; count?: number; editors?: true }[] = [
    { view: "check", label: "待审", count: waiting.toCheck, editors: true },
    { view: "release", label: "待发", count: waiting.toRelease, editors: true },
    { view: "mine", label: "我写的" },
    { view: "published", label: "已发布" },
    { view: "ended", label: "退回与撤下" },
  ];
  return all
    .filter(({ editors }) => isEditor || !editors)
    .map((tab) => ({
      href: `${PATH}?view=${tab.view}`,
      label: tab.label,
      current: tab.view === view,
      ...(tab.count ? { count: tab.count } : {}),
    }));
}

function kinds(view: PublicationView, current: PublicationListInput["kind"]) {
  return [
    { href: withQuery(PATH, { view }), label: "全部", kind: "choose" as const, current: !current },
    ...PUBLICATION_KINDS.map((kind) => ({
      href: withQuery(PATH, { view, kind }),
      label: publicationKindWords[kind],
      kind: "choose" as const,
      current: kind === current,
    })),
  ];
}

const NOTHING: Record<PublicationView, { title: string; note: string }> = {
  check: { title: "没有待审的内容", note: "各业务页面送审的内容会列在这里，先送的在前" },
  release: { title: "没有待发的内容", note: "审核通过的内容由第三位同志在这里发布" },
  mine: { title: "您还没有送审过内容", note: "在资讯、示范点、案例等页面写好后送审" },
  published: { title: "还没有发布过内容", note: "发布后的内容列在这里，可以撤下" },
  ended: { title: "没有退回或撤下的内容", note: "退回和撤下都写明理由，列在这里" },
};

function Nothing({ view }: { view: PublicationView }) {
  const isDone = view === "check" || view === "release";
  return (
    <EmptyState kind={isDone ? "all-done" : "first-use"} title={NOTHING[view].title}>
      {NOTHING[view].note}
    </EmptyState>
  );
}

function Rows({ items, view }: { items: readonly PublicationSummary[]; view: PublicationView }) {
  return (
    <Table caption="公开内容" cards>
      <thead>
        <tr>
          {["标题", "种类", "地区", "状态", "起草", "审核", view === "ended" ? "理由" : "发布"].map(
            (head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} isEnded={view === "ended"} />
        ))}
      </tbody>
    </Table>
  );
}

/** `甲，11 月 22 日 09:00`; a dash while nobody has. */
function byWhom(name: string | null, when: Date | null): string {
  return name && when ? `${name}，${momentLabel(when)}` : "—";
}

function Row({ item, isEnded }: { item: PublicationSummary; isEnded: boolean }) {
  return (
    <tr>
      <th scope="row" data-label="标题">
        <Link className="link" href={`${PATH}/${item.id}`} prefetch={false}>
          {item.title}
        </Link>
        {item.revision > 1 && (
          <span className="ml-2 text-sm text-ink-hint">第 {item.revision} 稿</span>
        )}
      </th>
      <td data-label="种类">{publicationKindWords[item.kind]}</td>
      <td data-label="地区">{item.regionName}</td>
      <td data-label="状态">
        <PublicationStatusMark status={item.status} />
      </td>
      <td data-label="起草">{byWhom(item.writtenByName, item.writtenAt)}</td>
      <td data-label="审核">{byWhom(item.checkedByName, item.checkedAt)}</td>
      {isEnded ? (
        <td data-label="理由">
          {item.reason}
          <span className="text-ink-hint">（{byWhom(item.endedByName, item.endedAt)}）</span>
        </td>
      ) : (
        <td data-label="发布">{byWhom(item.releasedByName, item.releasedAt)}</td>
      )}
    </tr>
  );
}
