import type { Metadata } from "next";
import { TodayPage } from "@/components/domain/assignments/today-page";
import { requireStaff } from "@/lib/access/page";
import { getToday } from "@/lib/domain/today/queries";
import { todayFilter } from "@/lib/domain/today/rules";

export const metadata: Metadata = { title: "今日待办" };

interface TodayProps {
  searchParams: Promise<{ show?: string }>;
}

export default async function Today({ searchParams }: TodayProps) {
  const actor = await requireStaff();
  const { show } = await searchParams;
  return <TodayPage actor={actor} day={await getToday(actor)} filter={todayFilter(show)} />;
}
