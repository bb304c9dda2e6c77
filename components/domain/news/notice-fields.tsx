import type { NewsDetail } from "@/lib/domain/news/types";
import { noticeTypeWords } from "@/lib/domain/publications/notices/labels";
import { FormSelect, FormText, FormTextArea } from "../../forms/action-form";

/** What only a notice has: its type, its period, how objections are taken. */
export function NoticeFields({ article }: { article: NewsDetail }) {
  return (
    <>
      <FormSelect
        name="noticeType"
        label="类型"
        blank="请选择"
        choices={Object.entries(noticeTypeWords).map(([value, label]) => ({ value, label }))}
        defaultValue={article.noticeType ?? ""}
      />
      <FormText
        name="periodFrom"
        type="date"
        label="开始日期"
        hint="公示必填"
        optional
        defaultValue={article.periodFrom ?? ""}
      />
      <FormText
        name="periodTo"
        type="date"
        label="截止日期"
        hint="公示必填，当天 24 时截止"
        optional
        defaultValue={article.periodTo ?? ""}
      />
      <FormTextArea
        name="objectionNote"
        label="异议反映方式"
        hint="公示必填：向哪个单位、用什么方式、什么时间反映。检举控告请写明拨打 12388"
        optional
        rows={3}
        max={300}
        defaultValue={article.objectionNote}
      />
    </>
  );
}
