import type { Metadata } from "next";
import { OrganisationSearch } from "@/components/domain/organisations/organisation-search";
import { OrganisationTable } from "@/components/domain/organisations/organisation-table";
import { NewAccountForm } from "@/components/domain/people/new-account-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/navigation";
import type { StaffActor } from "@/lib/access/actor";
import { forPage, requireStaff } from "@/lib/access/page";
import {
  getOrganisation,
  listCarrierChoices,
  listOrganisations,
} from "@/lib/domain/organisations/queries";
import { listOrganisationsSchema } from "@/lib/domain/organisations/schema";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import { firstRolesGivenBy } from "@/lib/domain/people/accounts/rules";
import { withQuery } from "@/lib/shared/query-string";

export const metadata: Metadata = { title: "新建账号" };

const PATH = "/desk/admin/accounts/new";
const BACK = { href: "/desk/admin/accounts", label: "账号与授权" };

type Query = Record<string, string | string[] | undefined>;

function roleChoices(actor: StaffActor) {
  const roles = new Set(actor.grants.flatMap((grant) => firstRolesGivenBy(grant.role)));
  return [...roles].map((role) => ({ value: role, label: roleLabels[role] }));
}

export default async function NewAccountPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireStaff("account.manage");
  const query = await searchParams;
  if (typeof query.organisation !== "string") return <ChooseOrganisation query={query} />;
  const organisation = await forPage(getOrganisation(actor, query.organisation));
  return (
    <>
      <PageHeader title="新建账号" back={BACK} />
      <Card>
        <NewAccountForm organisation={organisation} roles={roleChoices(actor)} />
      </Card>
    </>
  );
}

async function ChooseOrganisation({ query }: { query: Query }) {
  const actor = await requireStaff("account.manage");
  const input = listOrganisationsSchema.parse(query);
  const [found, carriers] = await Promise.all([
    listOrganisations(actor, input),
    listCarrierChoices(actor),
  ]);
  const { page: _page, ...kept } = input;
  return (
    <>
      <PageHeader title="新建账号" subtitle="先选这个人所在的单位" back={BACK} />
      <OrganisationSearch action={PATH} input={input} carriers={carriers} />
      {found.total === 0 ? (
        <EmptyState kind="no-result" title="没有找到这样的单位">
          请换一个名称；单位还没有登记的，请先新建单位。
        </EmptyState>
      ) : (
        <Card flush>
          <OrganisationTable
            rows={found.rows}
            hrefFor={(id) => withQuery(PATH, { organisation: id })}
          />
        </Card>
      )}
      <Pagination {...found} hrefFor={(page) => withQuery(PATH, { ...kept, page })} />
    </>
  );
}
