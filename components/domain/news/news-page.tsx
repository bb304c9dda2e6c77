import Link from "next/link";
import { discardNewsAction, submitNewsAction } from "@/lib/domain/news/actions";
import { newsStateWords } from "@/lib/domain/news/labels";
import { hasUnsent, missingParts } from "@/lib/domain/news/rules";
import type { NewsDetail } from "@/lib/domain/news/types";
import type { Picture } from "@/lib/domain/pictures/types";
import { publicPath } from "@/lib/domain/publications/rules";
import type { Published } from "@/lib/domain/publications/types";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { PublishedBody } from "../publications/published-body";

interface NewsPageProps {
  article: NewsDetail;
  /** As it would be handed over now. */
  shown: Published;
  pictures: readonly Picture[];
}

/** An article on the desk: how it will look, what is missing, and the next step. */
export function NewsPage({ article, shown, pictures }: NewsPageProps) {
  return (
    <>
      <PageHeader
        title={article.title}
        subtitle={`${article.columnName}，${newsStateWords(article)}，${article.editedByName} ${momentLabel(article.editedAt)}修改`}
        back={{ href: "/desk/news", label: "资讯与公示公告" }}
        actions={
          <ButtonLink href={`/desk/news/${article.id}/edit`} variant="secondary">
            修改
          </ButtonLink>
        }
      />
      {article.status === "returned" && (
        <div className="mb-5">
          <Notice tone="soon" title={`审核退回：${article.reason}`}>
            <p>修改后重新送审。</p>
          </Notice>
        </div>
      )}
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card title="公众将看到">
          <PublishedBody item={shown} pictures={pictures} />
        </Card>
        <div className="flex flex-col gap-5">
          <NextStep article={article} />
        </div>
      </div>
    </>
  );
}

function NextStep({ article }: { article: NewsDetail }) {
  const { id, version, publicationId, isShown, kind } = article;
  const hidden = { newsId: id, version: String(version) };
  const problems = Object.entries(missingParts(kind, article, article));
  return (
    <Card title="下一步">
      <div className="flex flex-col gap-4">
        {hasUnsent(article) && problems.length > 0 && <Missing id={id} problems={problems} />}
        {hasUnsent(article) && problems.length === 0 && (
          <>
            <p className="text-ink-soft">
              送审后由另一位同志审核，再由第三位同志发布。
              {isShown && "发布前，公众看到的仍是现在的文字。"}
            </p>
            <ActionForm action={submitNewsAction} submit="送审" hidden={hidden} />
          </>
        )}
        {!hasUnsent(article) && (
          <p className="text-ink-soft">{newsStateWords(article)}。要改文字，修改后重新送审。</p>
        )}
        {publicationId && (
          <Link className="link" href={`/desk/publications/${publicationId}`} prefetch={false}>
            查看审核发布进度
          </Link>
        )}
        {isShown && (
          <a className="link" href={publicPath(kind, id)}>
            打开公开页面
          </a>
        )}
        {article.submittedVersion === null && (
          <ActionForm
            action={discardNewsAction}
            submit="删除草稿"
            variant="quiet"
            hidden={hidden}
          />
        )}
      </div>
    </Card>
  );
}

function Missing({ id, problems }: { id: string; problems: [string, string][] }) {
  return (
    <Notice tone="soon" title="还不能送审，请先补全">
      <ul className="mt-1 list-disc pl-5">
        {problems.map(([field, message]) => (
          <li key={field}>
            <Link className="link" href={`/desk/news/${id}/edit#${field}`} prefetch={false}>
              {message}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
