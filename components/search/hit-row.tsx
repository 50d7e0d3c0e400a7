import type { Hit, Passage, SearchedField } from '../../lib/app/desk/search.ts';
import { showLine, showPiece } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { OF_CAMPAIGN } from '../ui/kind-pages.ts';
import { routeOf } from './where-opens.ts';

interface Props {
  hit: Hit;
  /** The first row is where Tab leads; arrows go on from there. */
  first: boolean;
  onOpen(): void;
}

/** A record that was found: the words around, and where it stands. */
export function HitRow({ hit, first, onOpen }: Props) {
  const { go, words } = useApp();
  const { search } = useDeskWords();
  const route = routeOf(hit);
  const open = () => {
    if (!route) return;
    onOpen();
    go(route);
  };
  return (
    <li>
      <button
        type="button"
        class={hit.guarded ? 'hit hguard' : 'hit'}
        tabIndex={first ? 0 : -1}
        aria-disabled={route ? undefined : true}
        onClick={open}
      >
        {hit.passages.map((passage, at) => (
          <Words key={at} passage={passage} />
        ))}
        <span class="hwhere">
          {hit.kind !== 'unit' && <span>{whereOf(hit, search, words.home.removedUnit)}</span>}
          {hit.kind === 'unit' && hit.passages[0]?.field !== 'name' && <span>{showLine(hit.unit?.name)}</span>}
          {hit.on !== '' && <span>{hit.on}</span>}
          {hit.guarded && hit.visit && <span>{hit.visit.on}</span>}
          {hit.guarded && (
            <span class="st8">
              <Icon name="lock" small />
              {search.guarded}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

/** Fields that hold names, each a line of its own; all others hold what people wrote. */
const NAMES: ReadonlySet<SearchedField> = new Set(['name', 'formerly', 'code', 'place', 'first']);

type Words = ReturnType<typeof useDeskWords>['search'];

function whereOf({ kind, unit, visit }: Hit, search: Words, removed: (name: string) => string): string {
  if (OF_CAMPAIGN.has(kind)) return search.onCampaign;
  const name = showLine(unit?.name);
  if (unit && name) return unit.gone ? removed(name) : name;
  return unit || visit ? search.noUnit : search.inbox;
}

function Words({ passage: { field, member, cut, pieces } }: { passage: Passage }) {
  const { search } = useDeskWords();
  const names: Partial<Record<SearchedField, string>> = search.fields;
  const name = names[field];
  const say = NAMES.has(field) ? showPiece : (text: string) => text;
  return (
    <span class="hwords">
      {name && <span class="hfield">{member === undefined ? name : search.member(name, member)}</span>}
      {cut.before && '…'}
      {pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{say(text)}</mark> : say(text)))}
      {cut.after && '…'}
    </span>
  );
}
