import type { Metadata } from "next";
import { ComparePage } from "@/components/domain/lists/versions/compare-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getList } from "@/lib/domain/lists/queries";
import { compareWith, listComparable, versionBefore } from "@/lib/domain/lists/versions/queries";
import { compareQuerySchema } from "@/lib/domain/lists/versions/schema";

export const metadata: Metadata = { title: "版本比较" };

interface CompareProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Compare({ params, searchParams }: CompareProps) {
  const actor = await requireStaff("list.read");
  const { id } = await params;
  const asked = compareQuerySchema.parse(await searchParams);
  const list = await forPage(getList(actor, id));
  const comparable = await listComparable(actor, list);
  const other = asked.with ?? versionBefore(list, comparable);
  const compared = other ? await forPage(compareWith(actor, list, other)) : null;
  return <ComparePage list={list} comparable={comparable} compared={compared} show={asked.show} />;
}
