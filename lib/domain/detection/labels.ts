import type { DetectedKind } from "@/lib/domain/detection/types";

/** What is said to whoever typed it, and where it belongs. */
export const DETECTED_WORDS: Record<DetectedKind, string> = {
  accusation:
    "这段话像是在反映某个人或某个单位的违纪违法问题。本平台只收建议，不收举报，也没有保存您写的内容。请拨打 12388 或登录 www.12388.gov.cn 反映，由纪检监察机关受理并为您保密。如果不是这个意思，或者想提的是建议，请去掉具体的人，只写希望怎样改进，再提交一次；办事求助请拨打 12345",
  id_number: "这里像是身份证号码。提建议不需要身份证号码，请删去",
  bank_card: "这里像是银行卡号。提建议不需要银行卡号，请删去",
  phone: "这里像是手机号码。请不要写别人的电话；想留自己的电话，请填在“联系方式”里",
  plate: "这里像是车牌号码。请删去车牌，只写现象和建议",
  address: "这里像是住户的门牌号。请只写到小区、街道或村组",
};

/** The kind in two words, for counts. */
export const DETECTED_NAMES: Record<DetectedKind, string> = {
  accusation: "像举报",
  id_number: "身份证号",
  bank_card: "银行卡号",
  phone: "手机号码",
  plate: "车牌",
  address: "住址",
};
