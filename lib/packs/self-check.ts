import type { Pack, PackItem } from './schema.ts';
import {
  BURDEN,
  COUNTS,
  DENIALS,
  LACKS,
  type Language,
  MEETING_COUNTS,
  REVERSALS,
  TRACES,
  type Trace,
  TURNS,
} from './self-check-words.ts';

/** Words of an item that judge by traces, for a person to look at: the program points, people judge. */
interface WordHit {
  /** The item's id. */
  item: string;
  field: 'question' | 'look' | 'against';
  language: Language;
  /** The stretch of text that gives it away, and where it begins, in UTF-16 units. */
  word: string;
  at: number;
  reason: Trace;
}

/** An item that only papers would answer. */
interface PapersHit {
  item: string;
  field: 'how';
  reason: 'papersOnly';
}

export type SelfCheckHit = WordHit | PapersHit;

const LANGUAGES = ['zh', 'en'] as const;
const TRACE_KINDS = Object.keys(TRACES) as Trace[];
const SENTENCE = /[^。；？！.;?!\n]+/gu;
const CLAUSE = /[^，：,:]+/gu;

/**
 * Warns of items that judge by meetings held, papers issued, photos taken, study notes or leaders' comments instead of
 * by what was seen, heard and asked (S06, S34). In the pack's order; in an item by field and language, then by place.
 *
 * A question, and what to look at, judge so where they count traces or ask whether they are there; where an item asks
 * nobody, it is enough that they name one. What speaks against a unit judges so the other way round, where traces are
 * few or missing: that there was nothing but meetings is a fair thing to hold against it. Sentences that say the
 * opposite (“不看开了多少会”) are let be, as are items on the burden itself, which count rightly (S36). Duties are
 * counts by nature, and retired items are asked of nobody: neither is looked at. Words alone can't tell all: no hit is
 * no proof.
 */
export function selfCheck(pack: Pack): SelfCheckHit[] {
  return pack.items
    .filter(({ form, retired }) => form === 'rated' && retired === undefined)
    .flatMap((item): SelfCheckHit[] => [...wordHits(item), ...papersHits(item)]);
}

function papersHits({ id, how }: PackItem): PapersHit[] {
  return how.every((way) => way === 'check') ? [{ item: id, field: 'how', reason: 'papersOnly' }] : [];
}

function wordHits(item: PackItem): WordHit[] {
  const onBurden = LANGUAGES.some((language) => compiled(BURDEN[language]).test(item.question[language]));
  const asksNobody = !item.how.includes('ask') && !item.how.includes('listen');
  const fields = onBurden ? (['against'] as const) : (['question', 'look', 'against'] as const);
  return fields.flatMap((field) =>
    LANGUAGES.flatMap((language) =>
      TRACE_KINDS.flatMap((reason) => {
        const forms = formsOf(reason, language, field, asksNobody);
        return findHits(item[field][language], language, forms).map((hit) => ({
          item: item.id,
          field,
          language,
          ...hit,
          reason,
        }));
      }).sort((a, b) => a.at - b.at),
    ),
  );
}

/** The pattern that gives a field away as judging by one kind of trace. */
function formsOf(trace: Trace, language: Language, field: WordHit['field'], asksNobody: boolean): string {
  const nouns = TRACES[trace][language];
  const named = language === 'en' ? `\\b(?:${nouns})\\b` : nouns;
  const forms = field === 'against' ? LACKS[language] : COUNTS[language];
  const own = trace === 'meetings' && language === 'zh' && field !== 'against' ? MEETING_COUNTS : [];
  const bare = asksNobody && field !== 'against' ? [named] : [];
  return [...forms.map((form) => form.replaceAll('{N}', named)), ...own, ...bare].join('|');
}

const PATTERNS = new Map<string, RegExp>();

/** One pattern is asked of every item, so it is compiled once. */
function compiled(source: string): RegExp {
  const pattern = PATTERNS.get(source) ?? new RegExp(source, 'iu');
  PATTERNS.set(source, pattern);
  return pattern;
}

function findHits(text: string, language: Language, forms: string): { word: string; at: number }[] {
  const global = new RegExp(compiled(forms), 'giu');
  return clausesOf(text, language)
    .filter(({ denied }) => !denied)
    .flatMap(({ words, start }) =>
      [...words.matchAll(global)]
        .filter((match) => !isTurnedRound(words, match.index, match[0], language))
        .map((match) => ({ word: match[0], at: start + match.index })),
    );
}

/** True where the clause denies the trace before it, or calls the trace itself the fault. */
function isTurnedRound(clause: string, at: number, word: string, language: Language): boolean {
  // A denial may begin inside the match: 有没有 of 有没有用会议代替落实 belongs to both.
  const denial = compiled(DENIALS[language]).exec(clause);
  if (denial !== null && denial.index < at + word.length) return true;
  return compiled(REVERSALS[language]).test(clause.slice(at));
}

interface Clause {
  words: string;
  start: number;
  /** A denial in an earlier clause of the sentence still holds. */
  denied: boolean;
}

/** “不是看开了多少会，发了多少文件，而是看办成什么”: a denial holds until the sentence turns. */
function clausesOf(text: string, language: Language): Clause[] {
  const turn = compiled(`^(?:${TURNS[language]})`);
  return [...text.matchAll(SENTENCE)].flatMap((sentence) => {
    let holds = false;
    return [...sentence[0].matchAll(CLAUSE)].map((match) => {
      const denied = holds && !turn.test(match[0]);
      holds = denied || compiled(DENIALS[language]).test(match[0]);
      return { words: match[0], start: sentence.index + match.index, denied };
    });
  });
}
