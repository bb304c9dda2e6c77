import type { Metadata } from "next";
import { TagsPage } from "@/components/domain/duties/tags-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listTagWords } from "@/lib/domain/lists/tags/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "责任条款标签" };

export default async function Tags() {
  const actor = await requireStaff("guard.manage");
  const words = await forPage(listTagWords(actor));
  return <TagsPage words={words} formKeys={words.map(() => newId())} />;
}
