import type { OpenVoices } from "@/lib/domain/voices/answering/types";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

/** What waits for the issuer's answer; nothing where nothing waits. */
export function OpenVoicesCard({ open }: { open: OpenVoices | null }) {
  if (!open || open.themes === 0) return null;
  return (
    <Card title="基层反映待答复">
      <p className="figure-value">
        {open.themes}
        <small>项</small>
      </p>
      <p className="mb-3 text-sm text-ink-hint">{waitedWords(open.oldestDays)}</p>
      <ButtonLink href="/desk/voices" wide>
        去答复
      </ButtonLink>
    </Card>
  );
}

/** 「最早的一项已等 4 个工作日」. */
export function waitedWords(days: number): string {
  return days > 0 ? `最早的一项已等 ${days} 个工作日` : "今天收到";
}
