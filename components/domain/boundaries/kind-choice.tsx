import Link from "next/link";
import { Card } from "@/components/ui/card";
import { changeForms } from "@/lib/domain/boundaries/labels";
import type { ChangeForm } from "@/lib/domain/boundaries/schema";
import { withQuery } from "@/lib/shared/query-string";

const FORMS = Object.keys(changeForms) as ChangeForm[];

/** Which change is to be made: each leads to its own form, for the place or organisation it was opened from. */
export function KindChoice({
  forms,
  code,
  unit,
}: {
  forms: readonly ChangeForm[];
  code?: string | undefined;
  unit?: string | undefined;
}) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {FORMS.filter((form) => forms.includes(form)).map((form) => (
        <Card key={form} title={changeForms[form].word}>
          <p>{changeForms[form].note}</p>
          <p className="mt-3">
            <Link
              className="link"
              href={withQuery("/desk/admin/boundaries/new", { form, code, unit })}
            >
              办理{changeForms[form].word}
            </Link>
          </p>
        </Card>
      ))}
    </div>
  );
}
