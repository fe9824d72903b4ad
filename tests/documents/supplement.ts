/** Received texts of supplements (增刊), with invented contents. */

const ISSUER = '湖南省人大常委会代表工作委员会';
export const BODY = `## 以三个坚持推动代表建议办理

省卫生健康委

近年来，省卫生健康委坚持以人民为中心，2025年承办代表建议168件，全部按期办结。`;

/** @param number the lines of the masthead between the name of the bulletin and its issuer, one under the other */
export function supplementText(number: string, date = '2026年4月2日', body = BODY): string {
  return `联络动态\n\n${number.replaceAll('\n', '\n\n')}\n\n${ISSUER}编\n\n${date}\n\n${body}\n`;
}
