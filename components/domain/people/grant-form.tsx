import { ActionForm, FormCheckbox, FormSelect, FormText } from "@/components/forms/action-form";
import type { Choice } from "@/components/forms/form-fields";
import { Card } from "@/components/ui/card";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import { addGrantAction } from "@/lib/domain/people/grants/actions";

const ROLES = Object.entries(roleLabels).map(([value, label]) => ({ value, label }));

type GrantFormProps = {
  accountId: string;
  /** The regions from the account's own up to the province. */
  regions: readonly Choice[];
  carriers: readonly Choice[];
};

/** Gives an account one more right. */
export function GrantForm({ accountId, regions, carriers }: GrantFormProps) {
  return (
    <Card title="新增授权" className="mt-5">
      <p className="mb-4 text-sm text-ink-hint">
        授权后该账号立即退出登录，重新登录生效。几项授权各管各的，不会叠加成更大的权限。
      </p>
      <ActionForm
        action={addGrantAction}
        submit="授权"
        pendingText="正在授权…"
        hidden={{ accountId }}
        className="max-w-measure"
      >
        <FormSelect name="role" label="角色" choices={ROLES} blank="请选择" defaultValue="" />
        <FormSelect
          name="regionCode"
          label="地区"
          hint="管到所选地区及其下级"
          choices={regions}
          defaultValue={regions[0]?.value}
        />
        <FormSelect
          name="carrierCode"
          label="载体"
          hint="牵头单位必选；其他角色一般留空"
          choices={carriers}
          blank="不限载体"
          defaultValue=""
          optional
        />
        <div className="mt-6">
          <FormCheckbox
            name="mayEnterFor"
            label="可以代录"
            note="替所选地区下级单位填报；代录的人不能审核自己填的内容"
          />
        </div>
        <div className="mt-6 grid gap-x-4 md:grid-cols-2">
          <FormText name="validFrom" label="开始日期" hint="不填为今天" type="date" optional />
          <FormText name="validUntil" label="最后有效日" hint="不填为长期" type="date" optional />
        </div>
      </ActionForm>
    </Card>
  );
}
