import { ActionForm, FormTextArea } from "@/components/forms/action-form";
import { saveLicenceAction } from "@/lib/domain/disclosure/licence/actions";

/** Under which terms the public may use what it downloads; in force as soon as it is saved. */
export function LicenceForm({ words, seen }: { words: string; seen: string }) {
  return (
    <ActionForm action={saveLicenceAction} submit="保存使用许可" hidden={{ seen }}>
      <div className="max-w-measure">
        <FormTextArea
          name="words"
          label="使用许可"
          hint="显示在开放数据页面，也写进下载的目录；清空就恢复平台自带的说明"
          max={2000}
          rows={5}
          optional
          defaultValue={words}
        />
      </div>
    </ActionForm>
  );
}
