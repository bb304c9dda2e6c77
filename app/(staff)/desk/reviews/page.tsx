import type { Metadata } from "next";
import { decidedOf } from "@/components/domain/reviews/after-decision";
import { QueuePage } from "@/components/domain/reviews/queue-page";
import { requireStaff } from "@/lib/access/page";
import { listQueue } from "@/lib/domain/reviews/queue/queries";
import { doneSchema, queueSchema } from "@/lib/domain/reviews/queue/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "审核" };

interface ReviewsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Reviews({ searchParams }: ReviewsProps) {
  const actor = await requireStaff("report.review");
  const asked = await searchParams;
  const address = queueSchema.parse(asked);
  const queue = await listQueue(actor, address);
  const decided = decidedOf(doneSchema.parse(asked));
  return <QueuePage queue={queue} address={address} formKey={newId()} decided={decided} />;
}
