import type { Metadata } from "next";
import "@/components/domain/dashboard/dashboard.css";
import { NotesPage } from "@/components/domain/dashboard/notes-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { listNotes } from "@/lib/domain/counters/notes/queries";
import { notesPageSchema } from "@/lib/domain/counters/notes/schema";
import { dayAt, yearAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "走势说明" };

type Props = {
  params: Promise<{ regionCode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Notes({ params, searchParams }: Props) {
  const actor = await requireStaff("note.manage");
  const { regionCode } = await params;
  const { edit, year = yearAt(new Date()) } = notesPageSchema.parse(await searchParams);
  const { name, notes } = await forPage(listNotes(actor, { regionCode, year }));
  const carriers = (await findCarriers(actor, { regionCode, year }))?.members ?? [];
  const keys = { form: newId(), notes: notes.map(() => newId()) };
  const edited = notes.find(({ id }) => id === edit);
  const region = { code: regionCode, name };
  return (
    <NotesPage {...{ region, year, notes, carriers, edited, keys }} today={dayAt(new Date())} />
  );
}
