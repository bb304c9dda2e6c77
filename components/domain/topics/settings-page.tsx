import type { TopicField } from "@/lib/domain/topics/fields/queries";
import { saveFieldAction, saveTopicSettingsAction } from "@/lib/domain/topics/settings/actions";
import { topicSettingWords } from "@/lib/domain/topics/settings/labels";
import type { TopicSettings } from "@/lib/domain/topics/settings/schema";
import { ActionForm, FormCheckbox, FormText } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";

interface SettingsPageProps {
  settings: TopicSettings;
  /** The mark of the settings as they are shown. */
  seen: string;
  fields: readonly TopicField[];
}

const NUMBERS = [
  { name: "answerDays", hint: "交办时可以逐件改" },
  { name: "minimumRatings", hint: "不满时写“评价人数不足”" },
  { name: "agreedPercent", hint: "50 至 100" },
  { name: "reboundPercent", hint: "只提请，不自动重新办理" },
  { name: "reboundMinimum", hint: "" },
] as const;

/** Fields and measures of topics, for the office of the whole installation. */
export function TopicSettingsPage({ settings, seen, fields }: SettingsPageProps) {
  return (
    <>
      <PageHeader
        title="点题设置"
        subtitle="全省通用；改动留痕，已公开的内容不跟着变"
        back={{ href: "/desk/topics", label: "群众点题" }}
      />
      <div className="grid gap-5 lg:grid-cols-2">
        <Card title="尺度">
          <ActionForm
            action={saveTopicSettingsAction}
            submit="保存"
            variant="primary"
            hidden={{ seen }}
          >
            <div className="flex flex-col gap-5">
              {NUMBERS.map(({ name, hint }) => (
                <FormText
                  key={name}
                  name={name}
                  label={topicSettingWords[name]}
                  hint={hint || undefined}
                  inputMode="numeric"
                  defaultValue={String(settings[name])}
                />
              ))}
              <FormCheckbox
                name="showsOwnerName"
                label={topicSettingWords.showsOwnerName}
                note="不选时只公开岗位"
                defaultChecked={settings.showsOwnerName}
              />
            </div>
          </ActionForm>
        </Card>
        <Card title="领域">
          <p className="mb-4 text-ink-hint">
            正式文件没有写出名称的领域先空着；空着的不显示，也不能选。
          </p>
          <div className="flex flex-col gap-5">
            {fields.map((field, at) => (
              <FieldForm key={field.code} field={field} number={at + 1} />
            ))}
          </div>
        </Card>
      </div>
    </>
  );
}

function FieldForm({ field, number }: { field: TopicField; number: number }) {
  const { code, name, isActive, seen } = field;
  return (
    <ActionForm action={saveFieldAction} submit="保存" size="small" hidden={{ code, seen }}>
      <div className="flex flex-wrap items-end gap-4">
        <div className="min-w-0 flex-1">
          <FormText
            name="name"
            id={`name-${code}`}
            label={`第 ${number} 个领域`}
            optional
            maxLength={20}
            defaultValue={name}
          />
        </div>
        <FormCheckbox
          name="isActive"
          id={`active-${code}`}
          label="启用"
          defaultChecked={isActive}
        />
      </div>
    </ActionForm>
  );
}
