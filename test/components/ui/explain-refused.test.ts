import { expect, it } from 'vitest';
import { explain } from '../../../components/ui/explain.ts';
import { VerdictRefused } from '../../../lib/app/review/adjudicate.ts';
import { TagDecided } from '../../../lib/app/review/read.ts';
import { SettleRefused } from '../../../lib/app/review/settle.ts';
import { ReviewRefused } from '../../../lib/app/review/steps.ts';
import { PartsMissing } from '../../../lib/app/tags.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';

it('says in words why a step of a review was refused, never in the program’s own', () => {
  const said = (error: Error) => explain(error, wordsOf('zh-CN'));
  expect(said(new ReviewRefused('ownVisit'))).toBe('没做成，原来的没有动。自己的走访不能自己通过');
  expect(said(new VerdictRefused('tagGone'))).toContain('标签已经不在了');
  expect(said(new SettleRefused('blind'))).toContain('两次走访没有都交出');
  expect(said(new TagDecided('confirmed'))).toContain('已经认定');
  expect(said(new PartsMissing([]))).toContain('五项没有齐');
  expect(explain(new ReviewRefused('needsReason'), wordsOf('en'))).toContain('no reason was given');
});
