import type { Metadata } from "next";
import { StepsPage } from "@/components/domain/supervision/steps-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listSteps } from "@/lib/domain/supervision/escalation/queries";
import { countOrders } from "@/lib/domain/supervision/orders/queries";

export const metadata: Metadata = { title: "督促步骤" };

type StepsProps = { searchParams: Promise<{ region?: string; step?: string; done?: string }> };

export default async function Steps({ searchParams }: StepsProps) {
  const actor = await requireStaff("order.release");
  const { region, step, done } = await searchParams;
  const [regions, counts] = await Promise.all([forPage(listSteps(actor)), countOrders(actor)]);
  const steps = regions.find((one) => one.regionCode === region);
  const found = steps?.steps.find((one) => one.kind === step);
  const chosen = steps && found ? { regionCode: steps.regionCode, step: found } : undefined;
  return <StepsPage regions={regions} chosen={chosen} counts={counts} done={done} />;
}
