import type { EditionDetail } from "@/lib/domain/editions/types";
import { withBase } from "@/lib/shared/base-path";
import { Card } from "../../ui/card";

/** The fingerprints of an edition, and how anybody computes them again. */
export function EditionFingerprints({
  edition,
}: {
  edition: Pick<EditionDetail, "id" | "fingerprint" | "fingerprintSm3">;
}) {
  const { id, fingerprint, fingerprintSm3 } = edition;
  return (
    <Card title="指纹" className="mb-5">
      <dl className="flex flex-col gap-3">
        <div>
          <dt className="text-sm text-ink-hint">SHA-256</dt>
          <dd>
            <code className="break-all">{fingerprint}</code>
          </dd>
        </div>
        <div>
          <dt className="text-sm text-ink-hint">SM3（国密）</dt>
          <dd>
            {fingerprintSm3 ? (
              <code className="break-all">{fingerprintSm3}</code>
            ) : (
              "这一期定稿时还没有计算"
            )}
          </dd>
        </div>
      </dl>
      <div className="no-print mt-4 border-t border-line-soft pt-4">
        <p className="mb-2">
          自己验算：下载
          <a className="link" href={withBase(`/api/editions/${id}/export?format=json`)}>
            指纹原文（JSON）
          </a>
          ，在文件所在的文件夹运行下面的命令，结果应与上面一致。原文是口径和全部数字，名称按字母顺序、不含空格、UTF-8
          编码；改动一个数字，指纹就会不同。
        </p>
        <pre className="overflow-x-auto rounded bg-page p-3 text-sm">
          <code>{"sha256sum 下载的文件.json\nopenssl dgst -sm3 下载的文件.json"}</code>
        </pre>
      </div>
    </Card>
  );
}
