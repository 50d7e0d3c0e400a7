import { fingerprintOfKey } from '../../lib/app/bundle/address-book.ts';
import { wordsOfFingerprint } from '../../lib/app/bundle/fingerprint.ts';
import type { Disputes } from '../../lib/app/review/disputes.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { usePersonName } from '../ui/person-name.ts';
import { type Naming, useNames, wordsOf } from './use-names.ts';

/** Names what people disagree on beyond one visit: with the kind of record, and its unit where its words don't name it. */
export function useDisputeNames({ names, called }: Pick<Disputes, 'names' | 'called'>): Naming {
  const { session, language } = useApp();
  const naming = useNames();
  const { review } = useLaterWords();
  const { disputes: words, bundles, campaign, recordFields } = useDeskWords();
  const personName = usePersonName();
  const calledBy = useCalled();
  const kinds: Readonly<Record<string, string>> = { ...bundles.kindOf, ...words.kinds };
  const wordsIn = ({ id, kind, body }: Entry<Kind>) =>
    kind === 'member' && id !== session.me.id ? calledBy(id, wordsOf(body)) : wordsOf(body);
  const fieldName: Naming['fieldName'] = (field, kind) => {
    const [shelf = field, ...rest] = field.split('.');
    const name = [`${kind}.${shelf}`, shelf].find((one) => isAbove(kind) && Object.hasOwn(recordFields, one));
    const known = name && recordFields[name];
    if (!known) return naming.fieldName(field, kind);
    const member = rest.join('.');
    return [known, calledBy(member, called.get(member) ?? member)].join(' ').trim();
  };
  const nameOf: Naming['nameOf'] = (entry, field) => {
    const named = names.get(entry.id);
    const own = entry.kind === 'visit' ? `${named?.date ?? ''} ${named?.unit ?? ''}`.trim() : wordsIn(entry);
    const plain = review.partOf(kinds[entry.kind] ?? bundles.kindOf.other, own || named?.unit || words.unnamed);
    const isElsewhere = own !== '' && named?.unit && entry.kind !== 'unit' && entry.kind !== 'visit';
    const whole = isElsewhere ? words.ofUnit(plain, named.unit) : plain;
    return field ? review.fieldOf(whole, fieldName(field, entry.kind)) : whole;
  };
  const show: Naming['show'] = (field, value, kind) => {
    if (typeof value === 'string') {
      if (kind === 'member' && field === 'key' && KEY.test(value))
        return `${bundles.words} ${wordsOfFingerprint(fingerprintOfKey(value), language).join(' ')}`;
      const code =
        kind === 'member' && field === 'role'
          ? campaign.roles
          : kind === 'team' && field === 'level'
            ? campaign.levels
            : {};
      const name = called.get(value);
      if (name !== undefined) return PERSONS.includes(field) ? calledBy(value, name) : personName(name);
      return Object.hasOwn(code, value) ? String(Reflect.get(code, value)) : naming.show(field, value);
    }
    if (isAbove(kind) && typeof value === 'object' && value !== null && !('device' in value)) return inWords(value);
    return naming.show(field, value);
  };
  return { nameOf, fieldName, show };
}

/** Fields that name a person; others name a unit, a team or a campaign. */
const PERSONS = ['member', 'by'];

/** A public key: what its owner reads out of it is said, as in the address book. */
const KEY = /^[0-9a-f]{64}$/;

/** Kinds that stand in no visit: their fields have words of their own. */
const isAbove = (kind: Kind | undefined): boolean =>
  kind !== undefined && ['campaign', 'team', 'member', 'unit', 'pack', 'draw', 'task', 'view'].includes(kind);

/** So many signs of what is no sentence are shown. */
const MOST = 400;

/** What a set of things holds, leaf by leaf. */
function inWords(value: object): string {
  const leaves = (one: unknown, name: string): string[] => {
    if (typeof one !== 'object' || one === null) return [[name, String(one)].filter(Boolean).join(' ')];
    return Object.entries(one).flatMap(([key, inner]) =>
      leaves(inner, Array.isArray(one) ? name : `${name} ${key}`.trim()),
    );
  };
  const said = [...leaves(value, '').join(' · ')];
  return said.length > MOST ? `${said.slice(0, MOST).join('')}…` : said.join('');
}
