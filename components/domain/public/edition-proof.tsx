import type { ReleasedEdition } from "@/lib/domain/editions/published/types";
import { withBase } from "@/lib/shared/base-path";

/** The fingerprints of an edition and how a citizen computes them again. */
export function EditionProof({
  edition,
}: {
  edition: Pick<ReleasedEdition, "id" | "fingerprint" | "fingerprintSm3">;
}) {
  return (
    <>
      <p className="fingerprint">SHA-256 {edition.fingerprint}</p>
      {edition.fingerprintSm3 && <p className="fingerprint">SM3 {edition.fingerprintSm3}</p>}
      <p className="mt-2 max-w-measure text-ink-soft">
        指纹由本期数据和统计口径算出，只要改动一个数字，指纹就会不同。下载
        <a className="link" href={withBase(`/api/editions/${edition.id}/export?format=json`)}>
          指纹原文
        </a>
        ，用 <code>sha256sum</code> 或 <code>openssl dgst -sm3</code> 可以自己验算。也可以下载
        <a className="link" href={withBase(`/api/editions/${edition.id}/export?format=csv`)}>
          数据表（CSV）
        </a>
        。
      </p>
    </>
  );
}
