import type { Metadata } from "next";
import { OrganisationSearch } from "@/components/domain/organisations/organisation-search";
import { OrganisationTable } from "@/components/domain/organisations/organisation-table";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/navigation";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listCarrierChoices, listOrganisations } from "@/lib/domain/organisations/queries";
import { listOrganisationsSchema } from "@/lib/domain/organisations/schema";
import { withQuery } from "@/lib/shared/query-string";

export const metadata: Metadata = { title: "单位" };

const PATH = "/desk/admin/organisations";

type OrganisationsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrganisationsPage({ searchParams }: OrganisationsProps) {
  const actor = await requireStaff("organisation.read");
  const input = listOrganisationsSchema.parse(await searchParams);
  const [found, carriers] = await Promise.all([
    forPage(listOrganisations(actor, input)),
    listCarrierChoices(actor),
  ]);
  const { page: _page, ...query } = input;
  return (
    <>
      <PageHeader
        title="单位"
        subtitle="管理范围内的建设单位、牵头单位和各级办公室"
        actions={
          hasVerb(actor, "organisation.manage") && (
            <ButtonLink variant="primary" href={withQuery(`${PATH}/new`, { region: input.region })}>
              新建单位
            </ButtonLink>
          )
        }
      />
      <OrganisationSearch action={PATH} input={input} carriers={carriers} />
      {found.total === 0 ? (
        <EmptyState kind="no-result" title="没有找到这样的单位">
          请换一个名称或放宽条件；已停用的单位在“状态”里选。
        </EmptyState>
      ) : (
        <Card flush>
          <OrganisationTable rows={found.rows} hrefFor={(id) => `${PATH}/${id}`} />
        </Card>
      )}
      <Pagination {...found} hrefFor={(page) => withQuery(PATH, { ...query, page })} />
    </>
  );
}
