import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TracedPage } from "@/components/domain/dashboard/traced-page";
import { requireStaff } from "@/lib/access/page";
import { yearAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "数字编码" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CodeEntry({ searchParams }: Props) {
  await requireStaff("dashboard.read");
  const { code } = await searchParams;
  if (typeof code === "string" && code.trim() !== "") {
    redirect(`/desk/f/${encodeURIComponent(code.trim().slice(0, 40))}`);
  }
  return <TracedPage traced={null} typed="" thisYear={yearAt(new Date())} />;
}
