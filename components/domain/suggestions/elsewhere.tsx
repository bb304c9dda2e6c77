import { PublicLink } from "@/components/domain/public/public-link";

function Back() {
  return (
    <p className="mt-8">
      想提的其实是建议？
      <PublicLink className="link" href="/suggest">
        返回重新选择
      </PublicLink>
    </p>
  );
}

/** Where wrongs are reported; not to us. */
export function ReportElsewhere() {
  return (
    <div className="prose">
      <p>
        举报党员、干部和公职人员违纪违法，由纪检监察机关受理并依法为您保密。本平台不接收，也不保存。
      </p>
      <p className="flex flex-wrap gap-3">
        <a className="btn btn-primary btn-large" href="tel:12388">
          拨打 12388
        </a>
        <a className="btn btn-large" href="https://www.12388.gov.cn" rel="noreferrer noopener">
          打开 12388 网站
        </a>
      </p>
      <p>也可以写信或当面向当地纪委监委反映。</p>
      <Back />
    </div>
  );
}

/** Where help is asked for; not from us. */
export function HelpElsewhere() {
  return (
    <div className="prose">
      <p>咨询政策、求助、投诉服务，由 12345 政务服务便民热线受理，有人直接联系您办理和答复。</p>
      <p>
        <a className="btn btn-primary btn-large" href="tel:12345">
          拨打 12345
        </a>
      </p>
      <p>紧急情况请拨打 110、119 或 120。</p>
      <Back />
    </div>
  );
}
