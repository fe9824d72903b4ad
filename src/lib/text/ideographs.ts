/**
 * Characters that share their glyph with the one that was typed. A PDF tells the glyph, so that its text comes out
 * as ⼗⼤ where 十大 is printed: radicals and strokes → the ideographs that they are the signs of.
 *
 * Data: EquivalentUnifiedIdeograph.txt of the Unicode Character Database 15.0.0, the ranges without their gaps;
 * © 1991–2022 Unicode, Inc., under the Unicode licence (LICENSE-unicode beside this file).
 */
const IDEOGRAPHS: readonly (readonly [first: number, to: string])[] = [
  [0x2e81, '厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵'],
  [
    0x2e9b,
    '旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶' +
      '辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟',
  ],
  [
    0x2f00,
    '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾' +
      '干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生' +
      '用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷' +
      '豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻' +
      '黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠',
  ],
  [0x31c6, '𠃌'],
  [0x31cf, '乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎'],
];

/**
 * Where Unicode names another form than the one that is printed in the mainland, or none: the 6,763 characters of
 * GB 2312, its dash and angle brackets were set by Chromium in Noto Serif and Noto Sans CJK SC and read back; these came out wrong.
 */
const MAINLAND: readonly (readonly [first: number, to: string])[] = [
  [0x2015, '—'],
  [0x2329, '〈〉'],
  [0x2e95, '彐'],
  [0x2f3e, '户'],
];

const EQUIVALENT = new Map(
  [...IDEOGRAPHS, ...MAINLAND].flatMap(([first, to]) =>
    [...to].map((ideograph, i): [string, string] => [String.fromCodePoint(first + i), ideograph]),
  ),
);

/** The ideograph whose glyph a radical or a stroke shares: ⻓ → 长; undefined for every other character. */
export function ideographOf(character: string): string | undefined {
  return EQUIVALENT.get(character);
}
