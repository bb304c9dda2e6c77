import type { Metadata } from "next";
import { TemplatesPage } from "@/components/domain/duties/templates-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listTemplatePlaces } from "@/lib/domain/duties/templates/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "年底书面报告模板" };

export default async function Templates() {
  const actor = await requireStaff("template.manage");
  const places = await forPage(listTemplatePlaces(actor));
  const formKeys = places.map((): [string, string] => [newId(), newId()]);
  return <TemplatesPage places={places} formKeys={formKeys} />;
}
