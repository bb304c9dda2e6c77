import { Notice } from "@/components/ui/feedback";

/** Says after a form's redirect that it was done; `done` comes from the address. */
export function DoneNotice({
  done,
  words,
}: {
  done: string | undefined;
  words: Readonly<Record<string, string>>;
}) {
  const title = done && Object.hasOwn(words, done) ? words[done] : undefined;
  if (!title) return null;
  return (
    <div className="mb-5">
      <Notice tone="done" live title={title} />
    </div>
  );
}
