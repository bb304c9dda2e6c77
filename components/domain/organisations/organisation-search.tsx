import { SearchBar } from "@/components/domain/people/search-bar";
import { organisationKindLabels } from "@/lib/domain/organisations/labels";
import type { ListOrganisationsInput } from "@/lib/domain/organisations/schema";
import type { CarrierChoice } from "@/lib/domain/organisations/types";

const KINDS = Object.entries(organisationKindLabels).map(([value, label]) => ({ value, label }));

/** The query over organisations. */
export function OrganisationSearch({
  action,
  input,
  carriers,
}: {
  action: string;
  input: ListOrganisationsInput;
  carriers: readonly CarrierChoice[];
}) {
  const { q, kind, region, carrier, closed } = input;
  return (
    <SearchBar
      action={action}
      label="搜索单位"
      placeholder="单位名称，如 涌泉"
      q={q}
      selects={[
        { name: "kind", label: "类别", value: kind, choices: KINDS },
        {
          name: "carrier",
          label: "载体",
          value: carrier,
          choices: carriers.map((choice) => ({ value: choice.code, label: choice.name })),
        },
        {
          name: "closed",
          label: "状态",
          value: closed,
          choices: [{ value: "1", label: "已停用" }],
        },
      ]}
      hidden={{ region }}
      isFiltered={Boolean(q || kind || region || carrier || closed)}
    />
  );
}
