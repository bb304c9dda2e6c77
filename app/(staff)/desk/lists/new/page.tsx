import type { Metadata } from "next";
import { StartPage } from "@/components/domain/lists/new/start-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getStart, listStarts } from "@/lib/domain/lists/templates/queries";
import { startQuerySchema } from "@/lib/domain/lists/templates/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "新建清单" };

interface NewListProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewList({ searchParams }: NewListProps) {
  const actor = await requireStaff("list.draft");
  const query = startQuerySchema.parse(await searchParams);
  const { places, years } = await listStarts(actor);
  const { place, year } = query;
  const isSettled = place !== undefined && year !== undefined && years.includes(year);
  const choice = isSettled ? await forPage(getStart(actor, { ...query, place, year })) : null;
  return (
    <StartPage places={places} years={years} query={query} choice={choice} formKey={newId()} />
  );
}
