import Link from "next/link";
import { SECTION_WORDS } from "@/lib/domain/notifications/letters/labels";
import type { LetterSection } from "@/lib/domain/notifications/letters/types";
import { dayLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";

/** Today's digest as it was made this morning: the same words that go out by mail. */
export function DigestCard({ sections }: { sections: readonly LetterSection[] }) {
  return (
    <Card title="今日提醒" aside="今早的情况" className="mb-5">
      <ul className="messages">
        {sections.map((section) => (
          <li key={`${section.kind} ${section.unit ?? ""}`}>
            <SectionLine section={section} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SectionLine({ section }: { section: LetterSection }) {
  const words = SECTION_WORDS[section.kind];
  const items = section.items ?? [];
  return (
    <>
      <Link href={words.href} className="unread">
        {section.unit && `${section.unit}：`}
        {words.label} {section.count} 项
      </Link>
      <span className="block text-sm text-ink-hint">
        {words.note}
        {section.since && `，最早 ${dayLabel(section.since)}`}
      </span>
      {items.map((item) => (
        <span key={item.href} className="block text-sm">
          <Link href={item.href}>
            {item.title}
            {item.day && `（${dayLabel(item.day)}）`}
          </Link>
        </span>
      ))}
      {items.length > 0 && section.count > items.length && (
        <span className="block text-sm text-ink-hint">另有 {section.count - items.length} 项</span>
      )}
    </>
  );
}
