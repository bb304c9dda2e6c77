import type { AccountField, ClauseField, ProgressField, TaskField } from "../labels";
import type { Vocabulary } from "./types";

// How offices head their columns. A head of two rows reads as both words together, 指标 + 名称. Blanks,
// brackets and punctuation are gone before a head is compared.

export const taskVocabulary: Vocabulary<TaskField> = {
  sequence: /^(序号|序|行号|No)$/i,
  code: /^(任务|条目|清单|事项|指标)?(编号|编码|代码)$/,
  title:
    /^((重点|主要|具体|年度)?(工作)?任务(名称|标题|事项)?|(重点)?工作(事项|项目)|清单(事项|条目))$/,
  measure:
    /^((具体|工作|主要|推进|落实|任务)?(举措|措施|做法)(内容|要求)?|(具体|工作)要求|任务内容|工作内容)$/,
  indicatorName: /^(考核|量化|评价|绩效|任务)?指标(名称|内容)?$/,
  unit: /^((考核|量化|评价)?指标(计量)?单位|(计量)?单位)$/,
  target: /^((考核|量化|评价)?指标)?(年度|\d{4}年)?目标(值|数|要求)?$|^指标值$/,
  due: /^((完成|报送|填报|办结|推进)?(时限|期限|时间)(要求|节点)?|(完成)?时间节点|完成日期)$/,
  frequency: /^(填报|报送|工作|统计)?(频次|频率|周期)$/,
  lead: /^((责任单位|责任部门|责任分工|责任)?牵头(责任)?(单位|部门)?|责任(单位|部门))$/,
  cooperating: /^(责任单位|责任部门|责任分工|责任)?(配合|协同|参与|协办|协助)(责任)?(单位|部门)?$/,
  evidence: /^((佐证|印证|证明|支撑|证据|备查)(材料|资料)?(清单|要求)?|材料清单)$/,
  responsibilities: /^责任(类型|类别|种类)$/,
  levels: /^(适用|实施|填报)?层级$/,
  source: /^(数据来源|取数方式|数据取得方式)$/,
  disclosure: /^公开(方式|范围|级别|属性)$/,
  numerator: /^(指标)?分子(名称|口径)?$/,
  denominator: /^(指标)?分母(名称|口径)?$/,
  weight: /^权重$/,
  minutes: /^(预计)?(填报)?(分钟|用时)$/,
  basis: /^((政策|文件|任务)?依据|出处)$/,
  note: /^(备注|说明)$/,
};

export const clauseVocabulary: Vocabulary<ClauseField> = {
  sequence: /^(序号|序|行号|No)$/i,
  code: /^(条款|责任|清单)?(编号|编码|代码)$/,
  responsibility: /^(责任)?(类型|类别|种类)$/,
  text: /^((责任|条款|清单|履责)(内容|条款|事项|清单)|具体责任|职责内容|责任要求)$/,
  frequency: /^((履责|工作|填报|报送)?(频次|频率|周期)|(完成)?时限)$/,
  subject: /^(责任|履责)?(主体|单位|部门)$/,
  post: /^(责任人|责任岗位|岗位|责任人岗位|责任领导)$/,
  basis: /^((政策|文件|责任)?依据|出处|来源)$/,
  note: /^(备注|说明)$/,
};

export const progressVocabulary: Vocabulary<ProgressField> = {
  expected: /^(应|计划)(完成|办结|整改|开展).{0,4}$/,
  done: /^(已|实际)(完成|办结|整改|开展).{0,4}$/,
  rate: /^(完成|整改|办结|达标)(率|比例)$/,
  progress: /^((工作)?进展(情况)?|推进情况|完成情况)$/,
  shortfall: /^未(达标|完成|达到)(的)?(原因|说明)$/,
};

export const accountVocabulary: Vocabulary<AccountField> = {
  sequence: /^(序号|序|行号|No)$/i,
  name: /^(姓名|人员姓名|使用人|用户姓名)$/,
  login: /^(登录名|登录账号|登陆名|账号|帐号|用户名)$/,
  organisation: /^((所在|所属|工作)?(单位|机构|组织)(名称|全称)?)$/,
  regionCode: /^((行政)?区划代码|地区代码|区划编码)$/,
  county: /^(县市区|县|区县|县级|所在县|县区|县市)(名称)?$/,
  township: /^(乡镇街道|乡镇|镇街|街道|乡镇街道名称|所在乡镇)$/,
  village: /^(村社区|村居|村|社区|行政村|村社|所在村)(名称)?$/,
  role: /^(角色|岗位角色|用户角色|权限角色)$/,
  carrier: /^(载体|所属载体|负责载体)$/,
  phone: /^(手机|手机号|手机号码|联系电话|电话|联系方式)$/,
  note: /^(备注|说明)$/,
};
