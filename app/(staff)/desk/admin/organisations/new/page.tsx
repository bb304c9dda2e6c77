import type { Metadata } from "next";
import { OrganisationFields } from "@/components/domain/organisations/organisation-fields";
import { ActionForm, FormSelect, FormText } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { requireStaff } from "@/lib/access/page";
import { createOrganisationAction } from "@/lib/domain/organisations/actions";
import { organisationKindLabels } from "@/lib/domain/organisations/labels";
import { listCarrierChoices } from "@/lib/domain/organisations/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "新建单位" };

const KINDS = Object.entries(organisationKindLabels).map(([value, label]) => ({ value, label }));

type NewProps = { searchParams: Promise<{ region?: string }> };

export default async function NewOrganisationPage({ searchParams }: NewProps) {
  const actor = await requireStaff("organisation.manage");
  const [{ region }, carriers] = await Promise.all([searchParams, listCarrierChoices(actor)]);
  return (
    <>
      <PageHeader title="新建单位" back={{ href: "/desk/admin/organisations", label: "单位" }} />
      <Card>
        <ActionForm
          action={createOrganisationAction}
          submit="新建单位"
          pendingText="正在新建…"
          hidden={{ key: newId() }}
          className="max-w-measure"
        >
          <FormSelect name="kind" label="单位类别" choices={KINDS} blank="请选择" defaultValue="" />
          <FormText
            name="regionCode"
            label="所在地区的区划代码"
            hint="可在“地区”页查到，并从那里直接新建"
            inputMode="numeric"
            defaultValue={region}
          />
          <OrganisationFields carriers={carriers} />
        </ActionForm>
      </Card>
    </>
  );
}
