import { formatIssue } from '../lib/bulletin/issue-name.ts';
import { formatDate } from '../lib/format.ts';
import { getBulletins } from '../queries/bulletins.ts';
import { absolute, SITE } from '../site.ts';

/** What a language model should know before it quotes this site (https://llmstxt.org). */
export const GET = async () => {
  const issues = (await getBulletins()).map((bulletin) => {
    const titles = bulletin.articles.map(({ title }) => title.text.replaceAll('\u3000', ' ')).join('；');
    return `- [${formatIssue(bulletin)}](${absolute(`/issues/${bulletin.serial}/`)}): ${formatDate(bulletin.date)}，${titles}`;
  });
  const data = [
    ['bulletins.json', '各期全文，每段每句带地址'],
    ['figures.json', '全部数字，带原句、单位、主体、时间'],
    ['observations.json', '归入指标的数字；status 为 computed 的是本站算出，不是原文印出'],
    ['checks.json', '百分数、合计的重算'],
    ['corrections.json', '校订与存疑'],
    ['datapackage.json', '以上各文件的机读说明'],
  ].map(([name, what]) => `- [${name}](${absolute(`/data/${name}`)}): ${what}`);
  const text = `# ${SITE.name}（${SITE.kind}）

> ${SITE.description}

${SITE.disclaimer}

引用时请给出总期号和句子的地址，例如 ${absolute('/issues/679/#a1p1s2')}：a1 是第一篇，p1 是第一段，s2 是第二句；这些编号不因校订而变。数字以原句为准；图表里标“算出”的值不是原文印出的。

## 各期

${issues.join('\n')}

## 数据

${data.join('\n')}

## 其他

- [机制](${absolute('/mechanisms/index.json')}): 各单位办理代表建议的机制，每条有原句
- [校订](${absolute('/corrections/')}): 改过的每一处和理由
- [方法](${absolute('/method/')}): 数字怎样从原文得来
`;
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
