import type { PolicyDetail } from "@/lib/domain/policies/types";
import { withBase } from "@/lib/shared/base-path";
import { Button } from "../../ui/button";
import { Field, fieldAria } from "../../ui/field";
import { Input } from "../../ui/input";

const ACCEPT =
  ".docx,.pdf,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HINT = "docx 或 PDF，不超过 20 MB。原件封存，随时可以下载核对";

/** Sends a document's original; a plain form, so that it works without script. */
export function FileForm({ document }: { document: PolicyDetail }) {
  const { code, version, file, clauses } = document;
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={withBase(`/api/policies/${code}/file`)}
      className="flex flex-col gap-4"
    >
      {file && (
        <p>
          现有：
          <a className="link" href={withBase(`/api/policies/${code}/file`)} download>
            {file.fileName}
          </a>
        </p>
      )}
      <input type="hidden" name="version" value={version} />
      <Field id="file" label={file ? "换一份原件" : "选择文件"} hint={HINT}>
        <Input
          type="file"
          name="file"
          accept={ACCEPT}
          required
          {...fieldAria("file", { hint: HINT })}
        />
      </Field>
      {clauses.length > 0 && (
        <p className="text-sm text-ink-hint">
          已有条款，上传只保存原件，不改动左边的文字。左边有没保存的改动，请先保存。
        </p>
      )}
      <Button type="submit" className="self-start">
        上传
      </Button>
    </form>
  );
}
