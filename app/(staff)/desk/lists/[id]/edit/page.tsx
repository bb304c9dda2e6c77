import "@/components/domain/lists/editor/editor.css";
import type { Metadata } from "next";
import { EditorPage } from "@/components/domain/lists/editor/editor-page";
import { MovedOnPage } from "@/components/domain/lists/editor/moved-on-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getGuardFacts } from "@/lib/domain/guard/queries";
import { findEditableList } from "@/lib/domain/lists/editing/queries";

export const metadata: Metadata = { title: "编辑清单" };

interface EditProps {
  params: Promise<{ id: string }>;
}

export default async function EditList({ params }: EditProps) {
  const actor = await requireStaff("list.draft");
  const { id } = await params;
  const list = await forPage(findEditableList(actor, id));
  if (!list) return <MovedOnPage listId={id} />;
  const guard = list.kind === "task" ? await getGuardFacts(actor, id) : null;
  return <EditorPage list={list} guard={guard} accountId={actor.accountId} />;
}
