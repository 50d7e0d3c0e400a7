import type { Block } from '../../../lib/briefing/blocks/blocks.ts';
import { composeDraft } from '../../../lib/briefing/compose/compose-draft.ts';
import type { DraftEdits, Rendered } from '../../../lib/briefing/compose/draft.ts';
import { furnish, headAndFoot } from '../../../lib/briefing/compose/furniture.ts';
import { renderDraft } from '../../../lib/briefing/compose/render-draft.ts';
import type { BriefingSource } from '../../../lib/briefing/compose/source.ts';
import { draftWords, furnitureWords } from '../../../lib/i18n/zh-cn/briefing-draft.ts';
import type { Edition } from '../../../lib/model/briefing.ts';
import { sampleSource } from './sample-source.ts';

/** A document, ready to be laid out, with the head and foot that it goes out with. */
interface Document {
  readonly name: string;
  readonly blocks: readonly Block[];
}

export const NO_EDITS: DraftEdits = { title: '', order: [], off: new Set(), headings: new Map(), texts: new Map() };

const OFFICE = {
  name: '省委第八巡回督导组',
  masthead: '督导工作简报',
  secrecy: 'internal',
  copyNumber: '0001',
  report: '省委主题教育领导小组办公室，省委组织部',
  send: '市委办公室，市委组织部，市纪委监委，各县（市、区）党委',
  distribute: '各督导小组',
  copies: 30,
} as const;

/** A source in an edition, as nobody edited it. */
export const renderedOf = (source: BriefingSource, edition: Edition): Rendered =>
  renderDraft(composeDraft({ source, edition }, draftWords), NO_EDITS, draftWords);

/** The same as it goes out, with head and foot. */
function documentOf(name: string, source: BriefingSource, edition: Edition, number: number | null = 12): Document {
  const rendered = renderedOf(source, edition);
  const marks = { number, version: 1, day: '2023-11-30', letter: source.template === 'feedback' };
  return { name, blocks: furnish(rendered, headAndFoot(OFFICE, marks, furnitureWords)).blocks };
}

/** Texts of a source as somebody might have typed them by accident or pasted them. */
function strange(): BriefingSource {
  const source = sampleSource({ units: 4, again: 0 });
  const long = '青石镇'.padEnd(200, '河东社区第二网格党支部');
  const [first, ...rest] = source.findings;
  return {
    ...source,
    units: source.units.map((unit, at) => (at === 0 ? { ...unit, name: long } : unit)),
    findings: first ? [{ ...first, problem: '现场核对台账后发现，记录与实际不符。'.repeat(5556) }, ...rest] : [],
  };
}

/** Twelve documents of all kinds, on which layout and paint are proved. */
export const DOCUMENTS: readonly Document[] = [
  documentOf('briefing-named', sampleSource({ photos: true }), 'named'),
  documentOf('briefing-anonymous', sampleSource({ photos: true }), 'anonymous'),
  documentOf('briefing-40-units', sampleSource({ units: 40, again: 15 }), 'named'),
  documentOf('briefing-40-units-anonymous', sampleSource({ units: 40, again: 15 }), 'anonymous', null),
  documentOf('briefing-one-visit', sampleSource({ units: 1, again: 0 }), 'named', null),
  documentOf('briefing-no-visits', sampleSource({ units: 0, again: 0 }), 'named', null),
  documentOf('feedback', sampleSource({ template: 'feedback', units: 1, again: 0 }), 'named'),
  documentOf('process', sampleSource({ template: 'process' }), 'named'),
  documentOf('closing', sampleSource({ template: 'closing', again: 12 }), 'named'),
  documentOf('closing-anonymous', sampleSource({ template: 'closing', again: 12 }), 'anonymous'),
  documentOf('levels', sampleSource({ template: 'levels', units: 20 }), 'named'),
  documentOf('long-texts', strange(), 'named'),
];
