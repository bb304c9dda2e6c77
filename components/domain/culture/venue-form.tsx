import { PictureField } from "@/components/domain/pictures/picture-field";
import {
  ActionForm,
  FormCheckbox,
  FormSelect,
  FormText,
  FormTextArea,
} from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import type { Term } from "@/lib/domain/culture/terms/types";
import { editVenueAction, enterVenueAction } from "@/lib/domain/culture/venues/actions";
import { venueStatusWords } from "@/lib/domain/culture/venues/labels";
import type { VenueDetail, VenuePlace } from "@/lib/domain/culture/venues/types";
import type { Picture } from "@/lib/domain/pictures/types";

type EnterVenueFormProps = {
  kinds: readonly Term[];
  places: readonly VenuePlace[];
  kindCode: string | undefined;
  formKey: string;
};

const levelWords: Record<string, string> = {
  city: "市州",
  county: "县",
  township: "乡镇",
  village: "村",
};

/** Entering a venue: what it is, where it stands, how it looks. */
export function EnterVenueForm({ kinds, places, kindCode, formKey }: EnterVenueFormProps) {
  return (
    <Card className="max-w-3xl">
      <ActionForm
        action={enterVenueAction}
        hidden={{ key: formKey }}
        submit="保存"
        pendingText="正在保存…"
      >
        <div className="grid gap-5">
          <FormSelect
            name="regionCode"
            label="所在地区"
            choices={places.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={places[0]?.code}
          />
          <FormSelect
            name="kindCode"
            label="种类"
            blank="请选择"
            hint="广场属市州，长廊属县，文化墙属乡镇，宣传栏属村；其他种类各级都可以"
            choices={kinds.map(({ code, name, level }) => ({
              value: code,
              label: level ? `${name}（${levelWords[level] ?? ""}）` : name,
            }))}
            defaultValue={kindCode ?? ""}
          />
          <VenueFields pictures={[]} />
        </div>
      </ActionForm>
    </Card>
  );
}

/** Keeping a venue's facts up. */
export function EditVenueForm({
  venue,
  pictures,
}: {
  venue: VenueDetail;
  pictures: readonly Picture[];
}) {
  const hidden = { venueId: venue.id, version: String(venue.version) };
  return (
    <Card className="max-w-3xl">
      <ActionForm action={editVenueAction} hidden={hidden} submit="保存" pendingText="正在保存…">
        <div className="grid gap-5">
          <p className="text-ink-soft">
            {venue.regionName}，{venue.kindName}。地区和种类不能改，登记错了请另登一处。
          </p>
          <VenueFields venue={venue} pictures={pictures} />
        </div>
      </ActionForm>
    </Card>
  );
}

type VenueFieldsProps = { venue?: VenueDetail; pictures: readonly Picture[] };

function VenueFields({ venue, pictures }: VenueFieldsProps) {
  return (
    <>
      <FormText
        name="name"
        label="名称"
        hint="40 字以内，例如 张家湾村清风宣传栏"
        defaultValue={venue?.name}
      />
      <FormText
        name="place"
        label="具体位置"
        hint="让外地人也能找到，例如 村委会门前"
        defaultValue={venue?.place}
      />
      <FormSelect
        name="status"
        label="现状"
        choices={Object.entries(venueStatusWords).map(([value, label]) => ({ value, label }))}
        defaultValue={venue?.status ?? "open"}
      />
      <FormTextArea
        name="description"
        label="简介"
        hint="这里有什么、怎么看；要公开的必须写"
        max={1000}
        rows={5}
        optional
        defaultValue={venue?.description}
      />
      <FormText
        name="builtYear"
        label="建成年份"
        inputMode="numeric"
        optional
        defaultValue={venue?.builtYear ? String(venue.builtYear) : ""}
      />
      <FormText
        name="keeperName"
        label="管护人"
        hint="只在工作端看得到，不公开"
        optional
        defaultValue={venue?.keeperName}
      />
      <FormCheckbox name="isAccessible" label="有无障碍设施" defaultChecked={venue?.isAccessible} />
      <FormText
        name="accessibleNote"
        label="无障碍说明"
        hint="例如 有坡道，轮椅可以进出"
        optional
        defaultValue={venue?.accessibleNote}
      />
      <PictureField name="pictureIds" pictures={pictures} />
    </>
  );
}
