import "./culture.css";
import {
  ActionForm,
  FormGroup,
  FormRadio,
  FormSelect,
  FormText,
  FormTextArea,
  FormTick,
} from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/form-fields";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { orderInspectionAction } from "@/lib/domain/culture/inspections/actions";
import type { InspectableFilter } from "@/lib/domain/culture/inspections/schema";
import type { InspectableVenue } from "@/lib/domain/culture/inspections/types";
import type { Term } from "@/lib/domain/culture/terms/types";
import { withBase } from "@/lib/shared/base-path";

type OrderInspectionProps = {
  places: readonly { code: string; name: string }[];
  kinds: readonly Term[];
  venues: readonly InspectableVenue[];
  filter: InspectableFilter;
  formKey: string;
};

/** Ordering an inspection: chosen venues, or a number of them drawn by lot. */
export function OrderInspectionPage(props: OrderInspectionProps) {
  const { places, kinds, venues, filter, formKey } = props;
  const region = filter.region ?? places[0]?.code;
  return (
    <>
      <PageHeader
        title="安排巡查"
        back={{ href: "/desk/culture/inspections", label: "阵地巡查" }}
      />
      <form action={withBase("/desk/culture/inspections/new")} className="culture-filters mb-4">
        <SelectField
          name="region"
          label="在哪里巡查"
          choices={places.map(({ code: value, name: label }) => ({ value, label }))}
          defaultValue={region}
        />
        <SelectField
          name="kind"
          label="种类"
          optional
          blank="全部种类"
          choices={kinds.map(({ code: value, name: label }) => ({ value, label }))}
          defaultValue={filter.kind ?? ""}
        />
        <Button type="submit">列出阵地</Button>
      </form>
      <Card className="max-w-3xl">
        <ActionForm
          action={orderInspectionAction}
          hidden={{ key: formKey, regionCode: region }}
          submit="发出巡查单"
        >
          <div className="grid gap-5">
            <FormText name="title" label="名称" hint="例如 第四季度文化墙巡查" />
            <FormText name="dueOn" type="date" label="哪天前完成" />
            <FormTextArea
              name="note"
              label="要求"
              hint="看什么、拍什么"
              max={300}
              rows={3}
              optional
            />
            <FormRadio
              name="way"
              label="怎么选"
              defaultValue="chosen"
              choices={[
                { value: "chosen", label: "逐处勾选", note: "在下面勾选" },
                { value: "drawn", label: "随机抽取", note: "系统抽取，抽法留存备查" },
              ]}
            />
            <FormText
              name="drawn"
              label="抽取多少处"
              hint="选随机抽取时填写"
              inputMode="numeric"
              optional
            />
            <FormSelect
              name="kindCode"
              label="从哪一种里抽"
              optional
              blank="全部种类"
              choices={kinds.map(({ code: value, name: label }) => ({ value, label }))}
              defaultValue={filter.kind ?? ""}
            />
            <FormGroup
              name="venueIds"
              label={`勾选阵地（${venues.length} 处，最久没巡查的在前）`}
              optional
            >
              {venues.map(({ id, name, regionName, kindName, inspectedOn }) => (
                <FormTick
                  key={id}
                  name="venueIds[]"
                  value={id}
                  label={name}
                  note={`${regionName}，${kindName}，${inspectedOn ? `最近巡查 ${inspectedOn}` : "没有巡查过"}`}
                />
              ))}
            </FormGroup>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
