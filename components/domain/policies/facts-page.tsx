import type { PolicyDetail, PolicyKind, PolicyPlace } from "@/lib/domain/policies/types";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { FactsForm } from "./facts-form";

interface NewPolicyPageProps {
  places: readonly PolicyPlace[];
  chosen: { kind?: PolicyKind | undefined; carrierCode?: string | undefined };
  formKey: string;
}

/** Filing a document: its facts and, where it is at hand, its text. */
export function NewPolicyPage({ places, chosen, formKey }: NewPolicyPageProps) {
  return (
    <>
      <PageHeader
        title="录入文件"
        subtitle={`录入到${places.map(({ regionName }) => regionName).join("、")}；先存为草稿，校对后发布`}
        breadcrumb={[{ href: "/desk/policies", label: "政策库" }, { label: "录入文件" }]}
        back={{ href: "/desk/policies", label: "政策库" }}
      />
      <Card className="max-w-3xl">
        <FactsForm places={places} chosen={chosen} formKey={formKey} />
      </Card>
    </>
  );
}

/** Changing what a draft says about itself. */
export function EditPolicyPage({
  places,
  document,
}: {
  places: readonly PolicyPlace[];
  document: PolicyDetail;
}) {
  const { code, title } = document;
  return (
    <>
      <PageHeader
        title="修改文件信息"
        subtitle={title}
        breadcrumb={[
          { href: "/desk/policies", label: "政策库" },
          { href: `/desk/policies/${code}`, label: title },
          { label: "修改" },
        ]}
        back={{ href: `/desk/policies/${code}`, label: title }}
      />
      <Card className="max-w-3xl">
        <FactsForm places={places} document={document} />
      </Card>
    </>
  );
}
