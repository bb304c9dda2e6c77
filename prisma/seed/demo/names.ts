import { Random } from "./random";

const SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余";
const GIVEN = "明华建国平军勇敏静丽娟涛超鹏磊洋艳芳琴玲刚强波辉健斌欣怡晨雪峰凯琳颖宁安清远";

/** An invented name that says so. */
export function exampleName(seed: number): string {
  const random = new Random(seed);
  const letter = (letters: string) => letters[random.between(0, letters.length - 1)] ?? "";
  const second = random.chance(0.6) ? letter(GIVEN) : "";
  return `${letter(SURNAMES)}${letter(GIVEN)}${second}（示例）`;
}
