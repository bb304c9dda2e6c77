import { claimDoneAction, reportProgressAction } from "@/lib/domain/topics/entries/actions";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { PictureField } from "../pictures/picture-field";
import type { MoveProps } from "./move-page";
import { stepOf } from "./office-forms";

export function ProgressForm(props: MoveProps) {
  return (
    <ActionForm
      action={reportProgressAction}
      submit="提交进展"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <div className="flex flex-col gap-5">
        <FormTextArea name="text" label="进展" hint="做了什么，到了哪一步" rows={6} max={1_000} />
        <PictureField name="pictureIds" pictures={[]} />
      </div>
    </ActionForm>
  );
}

export function ClaimForm(props: MoveProps) {
  return (
    <ActionForm
      action={claimDoneAction}
      submit="提交办结说明"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <div className="flex flex-col gap-5">
        <FormTextArea
          name="results"
          label="成果"
          hint="每行一条，能数的写数字；会列入公开的成果清单"
          rows={5}
          max={3_000}
        />
        <FormTextArea
          name="rules"
          label="改定的制度"
          hint="每行一项，写名称和文号；没有就不写。会列入公开的制度清单"
          optional
          rows={3}
          max={3_000}
        />
        <PictureField id="pictures-progress" name="pictureIds" pictures={[]} />
      </div>
    </ActionForm>
  );
}
