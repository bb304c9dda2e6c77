import { headers } from "next/headers";
import { withBase } from "@/lib/shared/base-path";

/**
 * Prints the public page that is open. The button stays hidden until a small script of its own has made it work;
 * pages that need no other script stay without.
 */
export async function PublicPrint({ label = "打印本页" }: { label?: string }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <button type="button" className="btn no-print" data-print hidden>
        {label}
      </button>
      <script src={withBase("/scripts/print.js")} defer nonce={nonce} data-plain />
    </>
  );
}
