export type ErrorKind = "not-found" | "forbidden" | "conflict" | "failed" | "maintenance" | "busy";

export const errorTexts: Record<ErrorKind, { code: string; title: string; text: string }> = {
  "not-found": {
    code: "404",
    title: "没有找到这个页面",
    text: "地址可能写错了，内容可能已经移走，或者不在您的查看范围内。",
  },
  forbidden: {
    code: "403",
    title: "您没有办理这件事的权限",
    text: "需要办理时，请联系本地区领导小组办公室或管理员授权。",
  },
  conflict: {
    code: "409",
    title: "别人刚刚处理过",
    text: "您打开之后内容有了变化，这一次没有保存。请刷新看最新情况，再决定是否继续。",
  },
  failed: {
    code: "500",
    title: "系统出错了",
    text: "错误已经记录。请稍后再试；仍不成功时，把请求编号告诉管理员。",
  },
  busy: {
    code: "429",
    title: "搜索得太频繁",
    text: "同一网络一分钟内的搜索太多。要搜的词还在网址里：等一分钟按“再搜一次”，不用重新填写；也可以先从栏目里查找。",
  },
  maintenance: {
    code: "503",
    title: "正在维护",
    text: "系统暂时不能使用，已提交的内容都在。请稍后再来。",
  },
};
