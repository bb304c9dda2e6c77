import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import { freezeEditionAction } from "@/lib/domain/editions/actions";
import type { FreezeChoices } from "@/lib/domain/editions/freezing/queries";
import type { FreezeDefaults } from "@/lib/domain/editions/schema";
import {
  ActionForm,
  FormCheckbox,
  FormRadio,
  FormSelect,
  FormText,
  FormTextArea,
} from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

export interface FreezePageProps {
  choices: FreezeChoices;
  defaults: FreezeDefaults;
  formKey: string;
}

const PURPOSES = [
  {
    value: "briefing",
    label: "内部简报",
    note: "含仅内部的任务和统筹协调，另列牵头单位和堵点；只有办公室和纪检监察机关能看",
  },
  {
    value: "public",
    label: "对外公开",
    note: "不含仅内部的任务；由另一位同志发布后，公众首页采用这一期的数字",
  },
];

const PERIODS = [
  { value: "to_date", label: "年初至今到期的" },
  { value: "q1", label: "第一季度" },
  { value: "q2", label: "第二季度" },
  { value: "q3", label: "第三季度" },
  { value: "q4", label: "第四季度" },
  { value: "year", label: "全年" },
];

const LEVELS = Object.entries(LEVEL_LABELS).map(([value, label]) => ({ value, label }));

/** The form that freezes figures: what for, of when, and for a briefing of which part. */
export function FreezePage({ choices, defaults, formKey }: FreezePageProps) {
  const { region, today } = choices;
  return (
    <>
      <PageHeader
        title="定稿新一期"
        subtitle={`${region.name} · 原样保存数字并编号，以后不再改动`}
        back={{ href: "/desk/editions", label: "数据期" }}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={freezeEditionAction}
          submit="定稿"
          variant="primary"
          pendingText="正在定稿"
          hidden={{ regionCode: region.code, key: formKey }}
          beside={<ButtonLink href="/desk/editions">取消</ButtonLink>}
        >
          <div className="flex flex-col gap-5">
            <FormRadio
              name="purpose"
              label="用途"
              choices={PURPOSES}
              defaultValue={defaults.purpose}
            />
            <FormText name="title" label="标题" defaultValue={`${region.name}清廉建设推进情况`} />
            <div className="grid gap-5 sm:grid-cols-2">
              <div>
                <FormText
                  name="year"
                  label="年份"
                  inputMode="numeric"
                  defaultValue={String(defaults.year ?? today.slice(0, 4))}
                />
              </div>
              <div>
                <FormSelect
                  name="period"
                  label="时段（按到期日）"
                  choices={PERIODS}
                  defaultValue={defaults.period ?? "to_date"}
                />
              </div>
            </div>
            <BriefingChoices choices={choices} defaults={defaults} />
            <RankingChoice />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}

function BriefingChoices({ choices, defaults }: Omit<FreezePageProps, "formKey">) {
  const { carriers, leads, region, today } = choices;
  const isChosen = defaults.carrier || defaults.level || defaults.lead || defaults.asOf;
  return (
    <details open={Boolean(isChosen)}>
      <summary className="cursor-pointer py-2 font-semibold">
        只取一部分，或取往日的数字（仅简报）
      </summary>
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        <div>
          <FormSelect
            name="carrierCode"
            label="载体"
            optional
            blank="全部载体"
            choices={[
              ...carriers.map(({ code, name }) => ({ value: code, label: name })),
              { value: "coordination", label: "统筹协调" },
            ]}
            defaultValue={defaults.carrier ?? ""}
          />
        </div>
        <div>
          <FormSelect
            name="leadUnitId"
            label="牵头单位"
            optional
            blank="全部牵头单位"
            choices={leads.map((one) => ({ value: one.organisationId, label: one.name }))}
            defaultValue={defaults.lead ?? ""}
          />
        </div>
        <div>
          <FormSelect
            name="level"
            label="单位层级"
            optional
            blank="各级单位"
            choices={LEVELS}
            defaultValue={defaults.level ?? ""}
          />
        </div>
        <div>
          <FormText
            name="asOf"
            label="哪一天的情况"
            hint="不填为此刻；填往日则为那天日终的情况"
            type="date"
            max={today}
            optional
            defaultValue={defaults.asOf}
          />
        </div>
        {region.level === "province" && (
          <div>
            <FormSelect
              name="grain"
              label="分地区列到"
              choices={[
                { value: "children", label: "市州" },
                { value: "counties", label: "县市区" },
              ]}
              defaultValue={defaults.grain ?? "children"}
            />
          </div>
        )}
      </div>
    </details>
  );
}

function RankingChoice() {
  return (
    <details>
      <summary className="cursor-pointer py-2 font-semibold">列位次（平时不列）</summary>
      <div className="mt-3 flex flex-col gap-4">
        <FormCheckbox
          name="ranked"
          label="只在这一期列出各地区的位次"
          note="差异在误差以内的地区并列；从不对个人和单位排名，看板上也不出现"
        />
        <FormTextArea
          name="rankingReason"
          label="列位次的理由"
          hint="会印在这一期和所有导出上，例如：省委专题会议要求"
          optional
          rows={2}
          max={200}
        />
      </div>
    </details>
  );
}
