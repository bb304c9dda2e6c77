import { FormText } from "@/components/forms/action-form";
import { FieldGroup } from "@/components/ui/field";
import { Checkbox } from "@/components/ui/input";
import type { CarrierChoice } from "@/lib/domain/organisations/types";

interface Values {
  name: string;
  line: string | null;
  creditCode: string | null;
  carrierCodes: readonly string[];
}

/** What can be corrected of an organisation, in the form that makes one and the form that edits one. */
export function OrganisationFields({
  carriers,
  values,
}: {
  carriers: readonly CarrierChoice[];
  values?: Values;
}) {
  return (
    <>
      <FormText name="name" label="单位名称" maxLength={120} defaultValue={values?.name} />
      <FieldGroup
        id="carriers"
        label="建设的载体"
        hint="按单位性质勾选；办公室、纪委等不建设载体的留空"
        optional
        className="mt-6"
      >
        <div className="grid grid-cols-1 gap-x-4 md:grid-cols-2">
          {carriers.map((carrier) => (
            <Checkbox
              key={carrier.code}
              name="carriers[]"
              value={carrier.code}
              label={carrier.isSub ? `└ ${carrier.name}` : carrier.name}
              defaultChecked={values?.carrierCodes.includes(carrier.code)}
            />
          ))}
        </div>
      </FieldGroup>
      <FormText
        name="line"
        label="条线"
        hint="任务按条线找牵头单位时使用，例如 市场监管"
        optional
        defaultValue={values?.line ?? undefined}
      />
      <FormText
        name="creditCode"
        label="统一社会信用代码"
        hint="18 位"
        optional
        autoComplete="off"
        defaultValue={values?.creditCode ?? undefined}
      />
    </>
  );
}
