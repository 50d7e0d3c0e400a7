import { FileRefused } from '../../lib/app/evidence.ts';
import { reasonOf } from '../../lib/app/reasons.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';

/** What went wrong, in words that a person can act on; never the program's own. */
export function explain(error: unknown, words: Words): string {
  const { visit, common } = words;
  if (error instanceof FileRefused) return visit.fileRefused[error.reason](error.file);
  const found = reasonOf(error);
  if (found?.of === 'page') return visit.page[found.reason];
  if (found?.of === 'store') return `${common.save[found.reason]}${common.save.safe}`;
  if (found?.of === 'review') return `${common.save.failedAct}${common.refusals[found.reason]}`;
  return `${common.save.failedAct} ${error instanceof Error ? error.message : String(error)}`;
}
