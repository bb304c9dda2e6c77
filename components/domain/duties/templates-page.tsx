import { removeTemplateAction, uploadTemplateAction } from "@/lib/domain/duties/templates/actions";
import type { OfficeTemplate, TemplatePlace } from "@/lib/domain/duties/templates/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm, FormFile } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { PlaceholderTable } from "./placeholder-table";

interface TemplatesPageProps {
  places: readonly TemplatePlace[];
  formKeys: readonly [upload: string, remove: string][];
}

/** The office's Word template of the year-end report: what holds, a new one, and what it may name. */
export function TemplatesPage({ places, formKeys }: TemplatesPageProps) {
  return (
    <>
      <PageHeader
        title="年底书面报告模板"
        back={{ href: "/desk/duties/annual-reports", label: "年底报告" }}
        subtitle="本地区和下级单位生成初稿时使用；没有模板时用上级的模板或内置公文版式"
      />
      <div className="flex flex-col gap-5">
        {places.map((place, at) => (
          <PlaceCard key={place.regionCode} place={place} keys={formKeys[at] ?? ["", ""]} />
        ))}
        <Card title="模板里可以写的内容" flush>
          <PlaceholderTable />
        </Card>
      </div>
    </>
  );
}

function holdsWords({ own, inherited }: TemplatePlace): string {
  if (own) return templateWords(own);
  if (inherited) return `使用${inherited.regionName}办公室的模板“${inherited.fileName}”`;
  return "使用内置公文版式";
}

function templateWords({ fileName, size, byName, at }: OfficeTemplate): string {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return `“${fileName}”（${kilobytes} KB），${byName}于 ${momentLabel(new Date(at))} 上传`;
}

function PlaceCard({
  place,
  keys: [uploadKey, removeKey],
}: {
  place: TemplatePlace;
  keys: readonly [string, string];
}) {
  return (
    <Card title={place.regionName}>
      <p className="mb-4">现用：{holdsWords(place)}</p>
      {place.own && (
        <div className="mb-5 flex flex-wrap gap-3">
          <a className="link" href={withBase(`/api/templates/${place.own.id}`)}>
            下载现用模板
          </a>
          <ActionForm
            action={removeTemplateAction}
            submit="移除模板"
            pendingText="正在移除…"
            variant="quiet"
            size="small"
            hidden={{ templateId: place.own.id, key: removeKey }}
          />
        </div>
      )}
      <ActionForm
        action={uploadTemplateAction}
        submit="上传并试用"
        pendingText="正在检查…"
        hidden={{ regionCode: place.regionCode, key: uploadKey }}
      >
        <FormFile
          name="file"
          label={place.own ? "换一个模板" : "上传模板"}
          hint=".docx，不超过 5 MB；上传时会试填一遍，写错的内容会逐个指出"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        />
      </ActionForm>
    </Card>
  );
}
