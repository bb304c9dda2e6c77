import { Notice } from "@/components/ui/feedback";

type Person = { login: string; name: string; password: string; note?: string };

/** Passwords that are shown once and kept nowhere in readable form. */
export function OneTimePasswords({ title, people }: { title: string; people: readonly Person[] }) {
  return (
    <div>
      <Notice tone="done" live title={title}>
        <p>一次性密码只显示这一次，离开本页后无法再看。首次登录时须改成自己的密码。</p>
      </Notice>
      <dl className="mt-4">
        {people.map(({ login, name, password, note }) => (
          <div key={login} className="border-t border-line py-3">
            <dt className="text-sm text-ink-hint">
              {name}（{login}）{note && ` · ${note}`}
            </dt>
            <dd className="font-mono text-xl break-all select-all" translate="no">
              {password}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
