import { isUnit } from '../../bulletin/byline.ts';
import type { Passage } from '../../bulletin/schema.ts';
import type { Figure } from '../../quantity/figure.ts';
import type { Discourse, Origin } from '../reading.ts';
import { clausesOf, subjectAt } from './clauses.ts';
import { type Name, readName } from './name.ts';
import { bodyOf, isShortFor } from './organ.ts';
import { areaOf, levelOf, openingPlaces, placeBeforeColon, placeOf, placesInTables } from './place.ts';
import type { EntityReading } from './reading.ts';
import { isHandedIn, isOfPlace } from './results.ts';
import { sessionIn } from './session.ts';
import { speakerOf } from './speaker.ts';

/** A name that figures are said of, with the words it was read from. */
export interface Topic {
  name: Name;
  from: Origin[];
}

/** What is known while a text is read from its beginning: whose text it is, of which place, and who is spoken of. */
export class Scene {
  /** Who tells of himself. */
  private readonly speaker: string | undefined;
  /** The body that answers for the text. */
  private readonly own: string | undefined;
  /** Its city, county or prefecture. */
  private place: string | undefined;
  /** Names of places that the text has made known. */
  readonly known: ReadonlySet<string>;
  /** 2021—2023年全省人大代表工作统计分析: what the whole text is about. */
  private readonly scope: Topic | undefined;
  /** Courts of a city who report together, where the opening says so: 全市两级法院. */
  private system: Topic | undefined;
  private paragraphs = 0;
  /** Whether the text reports how suggestions were handled, and not what a place has become. */
  private readonly isOfHandling: boolean;
  /** The last place of each level that was named: 村 → 青竹村. */
  private readonly places = new Map<string, string>();
  /** Bodies by their full names, as far as the text has named them. */
  private readonly bodies: string[] = [];
  /** The first body or place that a text without a unit speaks of. */
  private opening: Topic | undefined;
  private session: string | undefined;
  private standing: Topic | undefined;
  private sentence: Topic | undefined;

  constructor(discourse: Discourse) {
    const unit = discourse.unit?.replace(/\s/gu, '');
    this.speaker = speakerOf(discourse);
    const issuing = discourse.issuer && placeOf(discourse.issuer);
    for (const name of [...openingPlaces(discourse), ...(issuing ? [issuing] : [])])
      if (!this.places.has(name.slice(-1))) this.places.set(name.slice(-1), name);
    this.own = this.speaker ?? (unit && isUnit(unit) && !SPEAKERS.test(unit) ? this.placed(bodyOf(unit)) : undefined);
    this.isOfHandling = /建议|提案|议案/u.test(discourse.title?.text ?? '');
    if (this.own) this.bodies.push(this.own);
    const title = discourse.title && topicInTitle(discourse.title);
    this.place = (this.own && placeOf(this.own)) ?? (title && placeOf(title.name.name)) ?? placeBeforeColon(discourse);
    this.scope = title && (title.name.scope || !this.own) ? title : undefined;
    this.known = new Set([...(this.place ? [this.place] : []), ...placesInTables(discourse)]);
  }

  /** Who is spoken of where the next clause names nobody. */
  get topic(): Topic | undefined {
    return this.sentence ?? this.standing;
  }

  beginSection(): void {
    this.sentence = undefined;
    this.standing = undefined;
  }

  /** Where the text says whose it is, a paragraph begins with that one again; else the last one goes on. */
  beginParagraph(): void {
    this.sentence = undefined;
    this.paragraphs++;
    this.standing = undefined;
  }

  beginSentence(): void {
    this.sentence = undefined;
  }

  /** A session that the text names tells of which congress 代表 without a level are: 市九届人大四次会议. */
  meet(text: string): void {
    const { level, place } = sessionIn(text, this.known) ?? {};
    if (level && place) this.places.set(level, place);
    if (level) this.session = this.placeAt(level) ?? level;
  }

  /** Who was named aside is spoken of no further behind a semicolon. */
  endAside(): void {
    if (this.sentence?.name.passing) this.sentence = undefined;
  }

  /** @param isOpening the subject stands where a paragraph begins, and holds for all of it */
  open(topic: Topic, isOpening: boolean, beginsSentence: boolean): void {
    const { kind, scope, lacks, name } = topic.name;
    // The congress speaks of its deputies; who is none of its own is meant by a level alone.
    const isAside = kind === 'deputies' && !ALL_LEVELS.test(name) && this.whole()?.name.includes('人大');
    const unlevelled = kind === 'deputies' && !LEVELLED.test(name);
    if (unlevelled && (isAside || !this.session)) return;
    this.sentence = topic;
    // 全省 of one sentence is not who the next one speaks of.
    const isLasting = isOpening && !unlevelled;
    if (isLasting && !scope && !isAside && !topic.name.passing && !name.endsWith('党组')) this.standing = topic;
    if (this.paragraphs <= OPENING) this.meetSystem(topic, isOpening, beginsSentence);
    // 我 of an account is who goes on speaking.
    if (lacks === 'body') this.standing = undefined;
    if (lacks !== 'body' && kind !== 'deputies') this.opening ??= topic;
    // A body that acts in the paragraph that introduces its place is who tells of it.
    if (
      kind === 'organ' &&
      lacks !== 'body' &&
      this.opening?.name.kind !== 'organ' &&
      this.opening?.from[0]?.passage === topic.from[0]?.passage
    )
      this.opening = topic;
    if (kind === 'place' && !scope && !lacks) this.places.set(name.slice(-1), name);
    if (!this.place && !scope && !lacks) this.place = placeOf(name);
  }

  /** The courts of a city who report together, unless the court of the text speaks of itself beside them. */
  private meetSystem(topic: Topic, isOpening: boolean, beginsSentence: boolean): void {
    const { kind, name } = topic.name;
    if (kind === 'system' && isOpening && /法院|检察/u.test(name)) this.system ??= topic;
    if (kind === 'organ' && beginsSentence && (!this.own || this.inFull(topic)?.name === this.own))
      this.system = undefined;
  }

  /** The reading of a figure under a topic. */
  settle(topic: Topic | undefined, figure: Figure, passage: Passage): EntityReading | undefined {
    const reading = (topic && this.inFull(topic)) ?? this.ofGovernment(this.whole(), figure, passage);
    const place = reading?.kind === 'organ' && /人大/u.test(reading.name) && areaOf(reading.name);
    if (!reading || !place) return reading;
    const isOfAll = !/人大(?:常委会|主席团|$)/u.test(reading.name) && isHandedIn(figure, passage);
    return isOfAll || isOfPlace(figure, passage, !this.sentence && place !== '全省')
      ? { ...reading, name: place, kind: 'place' }
      : reading;
  }

  /** The report of a government tells of its place, unless it is about the handling of suggestions. */
  private ofGovernment(whole: EntityReading | undefined, figure: Figure, { text }: Passage): EntityReading | undefined {
    const place = whole && /政府$/u.test(whole.name) ? placeOf(whole.name) : undefined;
    if (!whole || !place || this.isOfHandling) return whole;
    const from = text.lastIndexOf('。', figure.start) + 1;
    return /建议|提案|议案/u.test(text.slice(from, figure.end + 20)) ? whole : { ...whole, name: place, kind: 'place' };
  }

  /** Whose a table of the text is: that of the place in the report of a congress. */
  ofPlace(): EntityReading | undefined {
    const whole = this.whole();
    const area = whole && /人大/u.test(whole.name) && areaOf(whole.name);
    return area ? { ...whole, name: area, kind: 'place' } : whole;
  }

  /** Whose the text is as a whole. */
  whole(): EntityReading | undefined {
    if (this.speaker) return { name: this.speaker, kind: 'person', from: [] };
    const said = this.system ?? this.scope;
    if (said) return this.inFull(said);
    if (this.own) return { name: this.own, kind: 'organ', from: [] };
    return this.opening && this.inFull(this.opening);
  }

  /** A topic by its full name. */
  inFull({ name, from }: Topic): EntityReading | undefined {
    if (name.lacks === 'body') {
      const whole = name.name === '我们' ? this.whole() : undefined;
      if (whole) return { ...whole, from };
      // 该局 is the last body of its kind.
      const meant = name.name[0] === '该' && this.bodies.findLast((body) => body.endsWith(name.name.slice(1)));
      if (meant) return { name: meant, kind: 'organ', from };
      if (this.own) return { name: this.own, kind: this.speaker ? 'person' : 'organ', from };
      const isOfCongress = /^常委会|^会议/u.test(name.name) && this.session !== undefined && this.session.length > 1;
      return isOfCongress ? { name: `${this.session}人大常委会`, kind: 'organ', from } : undefined;
    }
    const whole = name.kind === 'deputies' && ALL_LEVELS.test(name.name) ? this.ofPlace() : undefined;
    if (whole) return { ...whole, from };
    if (name.kind === 'deputies' && !LEVELLED.test(name.name)) {
      const level = this.session ?? '';
      return { name: `${level}人大代表`, kind: 'deputies', from };
    }
    if (name.scope) return this.ofScope(name, from);
    if (name.lacks === 'prefix')
      return { name: this.place ? this.place + name.name : name.name, kind: name.kind, from };
    // 市人大常委会 in a text of 衡阳市 is 衡阳市人大常委会; where no place of that level was named, it stays as printed.
    const full = name.lacks ? this.placed(name.name) : name.name;
    // The offices of a committee act for it; that of a province has offices of its own name.
    const plain = name.kind === 'organ' ? bodyOf(full.replace(/(?<=人大常委会)主任会议$/u, '')) : full;
    return { name: this.spelledOut(plain), kind: name.kind, from };
  }

  /** The place of a level: that of the text, or the last one named. */
  private placeAt(level: string): string | undefined {
    return this.place && levelOf(this.place) === level ? this.place : this.places.get(level);
  }

  /** A body of a level by the name of its place; those of the province stay as printed. */
  private placed(name: string): string {
    const place = /^[市县区州旗乡镇]/u.test(name) ? this.placeAt(name[0] ?? '') : undefined;
    return place ? place + name.slice(1) : name;
  }

  /** The full name that a short form stands for, where the text has said it before: 市中院. */
  private spelledOut(name: string): string {
    const full = this.bodies.find((body) => isShortFor(name, body));
    if (!full && name.length > 4) this.bodies.push(name);
    return full ?? name;
  }

  /** 全省 stays; 全市 and 我市 are the place of the text; 全市法院 are the courts of the place. */
  private ofScope({ name, scope = '', kind }: Name, from: Origin[]): EntityReading | undefined {
    if (scope.endsWith('省')) return { name: kind === 'place' ? '全省' : `全省${name.slice(2)}`, kind, from };
    if (kind === 'system') {
      const area = scope[0] === '全' && this.placeAt(scope.slice(-1));
      const named = area ? area + name.slice(2) : name;
      // 全市法院 are the courts that the text calls 两级法院.
      const levels = this.bodies.find((body) => /[两三]级/u.test(body) && isShortFor(named, body));
      return { name: levels ?? named, kind, from };
    }
    const level = scope.slice(-1);
    // 全市 in the report of its courts is their city's courts.
    if (this.system && /^(?:全|本)/u.test(scope)) return { ...this.inFull(this.system), from } as EntityReading;
    const place = (scope[0] === '该' && this.places.get(level)) || this.placeAt(level);
    return { name: place ?? `全${level}`, kind, from };
  }
}

/** Paragraphs at the beginning of a text, the salutation among them. */
const OPENING = 3;

/** 各位代表, 省人大代表: who is spoken to or speaks, and no body. */
const SPEAKERS = /代表$/u;

/** The body, the place or the whole that a title begins with: 云溪县人大常委会…, 2021—2023年全省…, 关于云河市… */
function topicInTitle(title: Passage): Topic | undefined {
  for (const { text, start } of clausesOf(title.text)) {
    const name = readName(text, subjectAt(text), new Set());
    if (name && !name.lacks && name.kind !== 'deputies')
      return { name, from: [{ passage: title.id, start: start + name.start, end: start + name.end }] };
  }
  return undefined;
}

/** Deputies whose level is said: 省人大代表. */
const LEVELLED = /^(?:全国|[省市县区州乡镇])|^(?:各|[三四五])级/u;
/** Those of all levels are the whole place's: 各级人大代表走访群众70万余次. */
const ALL_LEVELS = /^(?:各|[三四五])级/u;
