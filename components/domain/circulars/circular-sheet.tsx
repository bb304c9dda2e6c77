import type { CircularDetail } from "@/lib/domain/circulars/types";
import { paragraphsOf, releaseDay } from "@/lib/domain/circulars/writing/rules";

/** The text of a circular as it reads on paper. */
export function CircularSheet({ circular }: { circular: CircularDetail }) {
  return (
    <div className="h-fit rounded border border-line bg-card p-5">
      <article className="mx-auto max-w-2xl py-4 text-base leading-loose">
        <h2 className="mb-6 text-center font-serif text-xl font-semibold text-qing-700">
          {circular.title}
        </h2>
        {paragraphsOf(circular.body).map(({ kind, text }, at) =>
          kind === "text" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one fixed text have no other name.
            <p key={at} className="mb-2 indent-[2em]">
              {text}
            </p>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <h3 key={at} className="mt-4 mb-2 indent-[2em] font-semibold">
              {text}
            </h3>
          ),
        )}
        <p className="mt-8 text-right">{circular.unitName}</p>
        <p className="text-right">{releaseDay(circular)}</p>
        <p className="mt-6 border-t border-line-soft pt-3 text-sm text-ink-hint">
          数字出自{circular.editionName}
        </p>
      </article>
    </div>
  );
}
