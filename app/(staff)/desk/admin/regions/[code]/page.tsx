import type { Metadata } from "next";
import { DoneNotice } from "@/components/domain/people/done-notice";
import { RegionTable } from "@/components/domain/regions/region-table";
import { ActionForm, FormText } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { Pagination } from "@/components/ui/navigation";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { renameRegionAction } from "@/lib/domain/regions/actions";
import { regionLevelLabel } from "@/lib/domain/regions/labels";
import { getRegion, listRegions } from "@/lib/domain/regions/queries";
import { listRegionsSchema } from "@/lib/domain/regions/schema";
import { withQuery } from "@/lib/shared/query-string";

export const metadata: Metadata = { title: "地区" };

type RegionProps = {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ page?: string; done?: string }>;
};

export default async function RegionPage({ params, searchParams }: RegionProps) {
  const actor = await requireStaff("region.read");
  const [{ code }, { page, done }] = await Promise.all([params, searchParams]);
  const region = await forPage(getRegion(actor, code));
  const children = await listRegions(actor, listRegionsSchema.parse({ parent: code, page }));
  const path = `/desk/admin/regions/${code}`;
  return (
    <>
      <PageHeader
        title={region.name}
        subtitle={`${regionLevelLabel(region)} · ${region.code}`}
        breadcrumb={[
          { href: "/desk/admin/regions", label: "地区" },
          ...region.above.map((up) => ({ href: `/desk/admin/regions/${up.code}`, label: up.name })),
          { label: region.name },
        ]}
        back={{ href: "/desk/admin/regions", label: "地区" }}
        actions={
          hasVerb(actor, "organisation.manage") && (
            <ButtonLink href={withQuery("/desk/admin/organisations/new", { region: code })}>
              在此新建单位
            </ButtonLink>
          )
        }
      />
      <DoneNotice done={done} words={{ renamed: "名称已修改" }} />
      <Card title="概况">
        <DescriptionList
          items={[
            { term: "级别", value: regionLevelLabel(region) },
            { term: "区划代码", value: region.code },
            {
              term: "单位",
              value: (
                <a href={withQuery("/desk/admin/organisations", { region: code })}>
                  本级 {region.organisationCount} 个，查看本地区及下级单位
                </a>
              ),
            },
          ]}
        />
        {region.mayRename && (
          <details className="mt-4 border-t border-line-soft pt-3">
            <summary className="link w-fit">修改名称</summary>
            <ActionForm
              action={renameRegionAction}
              submit="保存名称"
              hidden={{ code, version: String(region.version) }}
              className="mt-3 max-w-measure"
            >
              <FormText
                name="name"
                label="名称"
                hint="立即更改，用于订正。更名、合并、划转请从“调整区划”办理，会保留历史"
                defaultValue={region.name}
              />
            </ActionForm>
          </details>
        )}
        {region.mayRename && (
          <p className="mt-3">
            <a className="link" href={withQuery("/desk/admin/boundaries/new", { code })}>
              调整区划：更名、合并、拆分、划转
            </a>
          </p>
        )}
      </Card>
      {children.total > 0 && (
        <Card title={`下级地区（${children.total}）`} flush className="mt-5">
          <RegionTable rows={children.rows} caption={`${region.name}的下级地区`} />
        </Card>
      )}
      <Pagination {...children} hrefFor={(number) => withQuery(path, { page: number })} />
    </>
  );
}
