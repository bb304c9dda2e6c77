import { chooseSettingsAction } from "@/lib/domain/notifications/settings/actions";
import type { MessageSettings } from "@/lib/domain/notifications/settings/types";
import { ActionForm, FormCheckbox, FormText } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";

function emailNote(settings: MessageSettings): string {
  if (!settings.hasEmailChannel) return "平台没有开通邮件，选了也不会发";
  return settings.email ? "每个工作日最多一封，没有事项不发" : "先在下面登记并验证邮箱";
}

function smsNote(settings: MessageSettings): string {
  if (!settings.hasSmsChannel) return "平台没有开通短信，选了也不会发";
  return settings.phone ? `发到 ${settings.phone}，只有件数` : "没有登记手机号，请联系本级管理员";
}

/** 提醒方式: which channels, and when nothing is sent. */
export function SettingsForm({ settings }: { settings: MessageSettings }) {
  return (
    <Card title="怎样提醒我">
      <p className="mb-4 text-ink-soft">
        {`消息总在平台里；工作日 ${settings.digestAt} 起还会把当天要办的合成一份“今日提醒”。下面选的是另外发到哪里。`}
      </p>
      {!settings.hasEmailChannel && !settings.hasSmsChannel && (
        <div className="mb-4">
          <Notice title="平台没有开通邮件和短信">提醒只在平台里看。开通请联系运维人员</Notice>
        </div>
      )}
      <ActionForm
        action={chooseSettingsAction}
        hidden={{ version: String(settings.version) }}
        submit="保存"
        pendingText="正在保存…"
        className="max-w-measure"
      >
        <FormCheckbox
          name="byEmail"
          label="发邮件"
          note={emailNote(settings)}
          defaultChecked={settings.byEmail}
        />
        <FormCheckbox
          name="bySms"
          label="发短信"
          note={smsNote(settings)}
          defaultChecked={settings.bySms}
        />
        <FormCheckbox
          name="returnedAtOnce"
          label="填报被退回时立即告诉我"
          note="不选的，合在下一个工作日的提醒里"
          defaultChecked={settings.returnedAtOnce}
        />
        <p className="mt-4 mb-2 text-sm text-ink-hint">
          不打扰的时间里提醒先留着，到点再发。两个时间相同表示不设
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormText
            name="quietFrom"
            label="从几点起不打扰"
            type="time"
            defaultValue={settings.quietFrom}
          />
          <FormText
            name="quietUntil"
            label="到几点为止"
            type="time"
            defaultValue={settings.quietUntil}
          />
        </div>
      </ActionForm>
    </Card>
  );
}
