import type { Metadata } from "next";
import { QueuePage } from "@/components/domain/reviews/queue-page";
import { requireStaff } from "@/lib/access/page";
import { listQueue } from "@/lib/domain/reviews/queries";
import { queueSchema } from "@/lib/domain/reviews/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "审核" };

interface ReviewsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Reviews({ searchParams }: ReviewsProps) {
  const actor = await requireStaff("report.review");
  const address = queueSchema.parse(await searchParams);
  return <QueuePage queue={await listQueue(actor, address)} address={address} formKey={newId()} />;
}
