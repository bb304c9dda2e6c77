import type { Metadata } from "next";
import { OrganisationFacts } from "@/components/domain/organisations/organisation-facts";
import { OrganisationFields } from "@/components/domain/organisations/organisation-fields";
import { DisclosureForm } from "@/components/domain/people/disclosure-form";
import { DoneNotice } from "@/components/domain/people/done-notice";
import { ActionForm } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import {
  closeOrganisationAction,
  editOrganisationAction,
} from "@/lib/domain/organisations/actions";
import { organisationKindLabels } from "@/lib/domain/organisations/labels";
import { getOrganisation, listCarrierChoices } from "@/lib/domain/organisations/queries";
import { withQuery } from "@/lib/shared/query-string";

export const metadata: Metadata = { title: "单位" };

const DONE = {
  created: "单位已新建，可以接着为它建账号",
  edited: "修改已保存",
  closed: "单位已停用，它的账号一并停用",
};

type OrganisationProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string }>;
};

export default async function OrganisationPage({ params, searchParams }: OrganisationProps) {
  const actor = await requireStaff("organisation.read");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const organisation = await forPage(getOrganisation(actor, id));
  const hidden = { organisationId: id, version: String(organisation.version) };
  return (
    <>
      <PageHeader
        title={organisation.name}
        subtitle={organisationKindLabels[organisation.kind]}
        back={{ href: "/desk/admin/organisations", label: "单位" }}
        actions={
          hasVerb(actor, "account.manage") &&
          !organisation.validTo && (
            <ButtonLink href={withQuery("/desk/admin/accounts/new", { organisation: id })}>
              为该单位建账号
            </ButtonLink>
          )
        }
      />
      <DoneNotice done={done} words={DONE} />
      <OrganisationFacts organisation={organisation} />
      {organisation.mayManage && !organisation.validTo && (
        <Card title="修改与停用" className="mt-5">
          <details className="py-3">
            <summary className="link w-fit">修改单位信息</summary>
            <ActionForm
              action={editOrganisationAction}
              submit="保存修改"
              hidden={hidden}
              className="mt-3 max-w-measure"
            >
              <OrganisationFields
                carriers={await listCarrierChoices(actor)}
                values={organisation}
              />
            </ActionForm>
          </details>
          <p className="border-t border-line-soft py-3">
            <a className="link" href={withQuery("/desk/admin/boundaries/new", { unit: id })}>
              更名、合并、拆分、迁移
            </a>
          </p>
          <DisclosureForm
            label="停用该单位"
            consequence={`停用后不再参加新任务，${organisation.accountCount} 个账号立即停用并退出登录；已有的填报和记录保留不变。单位合并或撤销时使用。`}
            submit="停用单位"
            action={closeOrganisationAction}
            hidden={hidden}
          />
        </Card>
      )}
    </>
  );
}
