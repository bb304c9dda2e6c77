import { saveNewsAction } from "@/lib/domain/news/actions";
import type { WritingColumn } from "@/lib/domain/news/columns/types";
import { MOST_BODY } from "@/lib/domain/news/schema";
import type { NewsDetail } from "@/lib/domain/news/types";
import type { Picture } from "@/lib/domain/pictures/types";
import {
  ActionForm,
  FormCheckbox,
  FormSelect,
  FormText,
  FormTextArea,
} from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { PictureField } from "../pictures/picture-field";
import { Autosave } from "./autosave";
import { NoticeFields } from "./notice-fields";

interface EditNewsPageProps {
  article: NewsDetail;
  columns: readonly WritingColumn[];
  pictures: readonly Picture[];
}

/** Where an article is written; it is saved as it is typed, and nobody outside sees it. */
export function EditNewsPage({ article, columns, pictures }: EditNewsPageProps) {
  const { id, kind, version } = article;
  return (
    <>
      <PageHeader
        title={kind === "news" ? "写资讯" : "写公示公告"}
        subtitle="写的过程中自动保存；写好后看预览，再送审"
        back={{ href: `/desk/news/${id}`, label: "文章" }}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={saveNewsAction}
          submit="保存并预览"
          pendingText="正在保存…"
          hidden={{ newsId: id }}
          beside={<ButtonLink href={`/desk/news/${id}`}>返回</ButtonLink>}
        >
          <Autosave newsId={id} version={version} />
          <div className="flex flex-col gap-5">
            <FormSelect
              name="columnCode"
              label="栏目"
              choices={columns
                .filter((column) => column.kind === kind)
                .map(({ code, name }) => ({ value: code, label: name }))}
              defaultValue={article.columnCode}
            />
            <FormText name="title" label="标题" defaultValue={article.title} maxLength={80} />
            <FormTextArea
              name="lead"
              label="导语"
              hint="一两句话说清楚这件事，列表和搜索里显示；不写就取正文开头"
              optional
              rows={3}
              max={200}
              defaultValue={article.lead}
            />
            {kind === "notice" && <NoticeFields article={article} />}
            <FormTextArea
              name="body"
              label="正文"
              hint="每段一行。小标题前写“## ”，列表每行前写“- ”或“1. ”，引文前写“> ”，链接写成 [文字](https://地址)"
              rows={20}
              max={MOST_BODY}
              defaultValue={article.body}
            />
            <SourceFields article={article} />
            <PictureField name="pictureIds" pictures={pictures} />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}

function SourceFields({ article }: { article: NewsDetail }) {
  return (
    <>
      {article.kind === "news" && (
        <FormCheckbox
          name="isReprint"
          label="这是转载"
          note="转载须写明来源，并写明原文的日期或地址"
          defaultChecked={article.isReprint}
        />
      )}
      <FormText
        name="sourceTitle"
        label="来源"
        hint="例如《湖北日报》、省卫生健康委；本级原创可以不填"
        optional
        defaultValue={article.sourceTitle}
        maxLength={120}
      />
      <FormText
        name="sourceUrl"
        label="原文地址"
        hint="以 https:// 开头"
        optional
        inputMode="url"
        defaultValue={article.sourceUrl}
        maxLength={500}
      />
      <FormText
        name="happenedOn"
        type="date"
        label="原文或事情发生的日期"
        optional
        defaultValue={article.happenedOn ?? ""}
      />
    </>
  );
}
