import { useMemo, useState } from 'preact/hooks';
import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { diffThreeWay } from '../../lib/app/watch-field.ts';
import { isIdLike } from '../../lib/model/ids.ts';
import { useCalled } from '../ui/called.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { usePersonName } from '../ui/person-name.ts';
import { isText, useShowValue } from '../ui/show-value.ts';
import '../ui/three-way.css';
import { useFieldWord } from './field-word.ts';
import { nameIn } from './name.tsx';
import { kindWord } from './record-name.tsx';
import { useWhoIn } from './who-in.ts';

type Effect = Incoming['effects'][number];
type Replaced = Effect['replaced'][number];

interface Props {
  effect: Effect;
  incoming: Incoming;
}

/** What of the words that lie here would say something else, folded up unless words of one's own are among them. */
export function ReplacedList({ effect: { replaced, replacing, replacingOwn }, incoming }: Props) {
  const { bundles: words, bundlesChanges: says } = useDeskWords();
  const [open, setOpen] = useState(replacingOwn > 0);
  if (replacing === 0) return null;
  return (
    <details class="bundle-more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={replacingOwn > 0 ? 'b' : ''}>{says.replaces(replacing, replacingOwn)}</summary>
      {open && (
        <ul class="bundle-replaced">
          {replaced.map((one) => (
            <ReplacedItem key={`${one.rec} ${one.field}`} one={one} incoming={incoming} />
          ))}
        </ul>
      )}
      {open && replacing > replaced.length && <p class="t13 q">{words.more(replacing - replaced.length)}</p>}
    </details>
  );
}

function ReplacedItem({ one, incoming }: { one: Replaced; incoming: Incoming }) {
  const { bundles: words, bundlesChanges: says } = useDeskWords();
  const fieldWord = useFieldWord();
  const recordWords = useRecordWords();
  const memberIn = useMemberIn(incoming);
  const whose = useWhose(incoming);
  const record = memberIn(one) ?? says.record(kindWord(words, one.kind), nameIn(recordWords(one)));
  return (
    <li class={one.own ? 'own' : ''}>
      <p class="anyword">
        {one.own && <b class="verm">{says.own} </b>}
        {one.field === 'deleted' ? record : says.field(record, fieldWord(one.kind, one.field))}
      </p>
      <Said one={one} incoming={incoming} />
      <p class="t12 q anyword">{whose(one)}</p>
    </li>
  );
}

/** Whose record a member's is, oneself by that; undefined for a record of another kind. */
export function useMemberIn(incoming: Incoming): (one: { rec: string; kind: string }) => string | undefined {
  const { session } = useApp();
  const { bundles: words, bundlesChanges: says } = useDeskWords();
  const whoIn = useWhoIn(incoming);
  return ({ rec, kind }) => {
    if (kind !== 'member') return undefined;
    const word = kindWord(words, kind);
    if (rec === session.me.id) return says.ofMe(word, nameIn(incoming.names.people.get(rec) ?? ''));
    return says.ofMember(word, nameIn(whoIn(rec)));
  };
}

/** A tag is known by its title, anything else by its own words. */
function useRecordWords(): (one: Replaced) => string {
  const { session } = useApp();
  const text = usePackText();
  return ({ kind, says }) => {
    const tag = kind === 'tag' && session.pack.tags.find(({ id }) => id === says);
    return tag ? `${says} ${text(tag.title)}` : says;
  };
}

/** Whose the old word was, and whose the new one is. */
function useWhose(incoming: Incoming): (one: Replaced) => string {
  const { session } = useApp();
  const { bundlesChanges: says } = useDeskWords();
  const whoIn = useWhoIn(incoming);
  const who = (person: string) => (person === session.me.id ? says.me : nameIn(whoIn(person)) || says.somebody);
  return ({ was, by, field, after }) => {
    const goes = field === 'deleted' && Boolean(after);
    if (was === null) return says.whoseNew(who(by));
    if (was === by) return goes ? says.whoseGoneSame(who(by)) : says.whoseSame(who(by));
    return goes ? says.whoseGone(who(was), who(by)) : says.whose(who(was), who(by));
  };
}

/** What was said and will be: a text with what goes struck and what comes underlined. */
function Said({ one: { field, before, after }, incoming }: { one: Replaced; incoming: Incoming }) {
  const { bundlesChanges: says } = useDeskWords();
  const valueWords = useValueWords(incoming);
  if (field === 'deleted') return <p class={after ? 'verm' : ''}>{after ? says.isGone : says.isBack}</p>;
  const isWords = isText(field, [before, after]) && ![before, after].some((value) => named(incoming, value) !== null);
  if (isWords && before && after) return <Difference before={String(before)} after={String(after)} />;
  return <p class="anyword">{says.fromTo(valueWords(field, before), valueWords(field, after))}</p>;
}

function Difference({ before, after }: { before: string; after: string }) {
  const segments = useMemo(() => diffThreeWay(before, after, before) ?? [], [before, after]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard
    <p class="anyword threeway" tabIndex={0}>
      {segments.map(({ is, base, mine }, at) => (
        <span key={at}>
          {is !== 'same' && base !== '' && <del>{base}</del>}
          {mine !== '' && (is === 'same' ? mine : <ins>{mine}</ins>)}
        </span>
      ))}
    </p>
  );
}

/** What a record or person is called that a value names by its id; null where it names none, '' where nobody can say. */
function named({ names }: Incoming, value: unknown): string | null {
  if (!isIdLike(value)) return null;
  const found = names.records.get(value);
  return names.people.get(value) || [found?.date, found?.unit].filter(Boolean).join(' ');
}

function useValueWords(incoming: Incoming): (field: string, value: unknown) => string {
  const { bundlesChanges: says } = useDeskWords();
  const show = useShowValue();
  const personName = usePersonName();
  const called = useCalled();
  return (field, value) => {
    if (value === null || value === '') return says.nothing;
    if (typeof value === 'boolean') return value ? says.on : says.off;
    const name = named(incoming, value);
    const isPerson = incoming.names.people.has(String(value));
    if (name !== null) return nameIn(isPerson ? called(String(value), name) : personName(name)) || says.otherRecord;
    return typeof value === 'object' && value !== null && !('device' in value) ? says.whole : show(field, value);
  };
}
