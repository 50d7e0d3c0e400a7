import { useEffect, useState } from 'preact/hooks';
import type { DrawLine } from '../../lib/app/desk/draws.ts';
import { exportDraw, type OpenedDraw, openDraw } from '../../lib/app/desk/draws-result.ts';
import { giveFile } from '../../lib/app/device.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { SidePane } from '../ui/side-pane.tsx';
import { DrawPicks } from './draw-picks.tsx';
import { DrawTasks } from './draw-tasks.tsx';
import { LeftOut } from './left-out.tsx';
import type { PageParts } from './page-parts.ts';
import { ruleWords } from './rule-words.ts';
import { useLabels } from './use-labels.ts';
import { whenOf } from './when-of.ts';

/** A draw: what came of it, what proves it, and what is done with it. */
export function DrawSide({ line, ...parts }: PageParts & { line: DrawLine }) {
  const { to, names, draws } = parts;
  const { session, run, fail } = useApp();
  const { draws: words } = useDeskWords();
  const labelOf = useLabels();
  const [opened, setOpened] = useState<OpenedDraw | null>(null);
  useEffect(() => {
    let current = true;
    openDraw(session, line.entry.id).then((found) => current && setOpened(found), fail);
    return () => {
      current = false;
    };
  }, []);
  const before = draws.find(({ entry }) => entry.id === line.redoes);
  const hand = () =>
    run(async () => {
      const file = await exportDraw(session, line.entry.id);
      if (file) giveFile(file);
    });
  return (
    <SidePane title={words.result(line.picked)} onClose={() => to({ at: 'draws' })} takesFocus={false}>
      <dl class="dl">
        <dt>{words.when}</dt>
        <dd>
          {whenOf(line.at)} {line.withdrawn && <span class="amber">{words.withdrawn}</span>}
        </dd>
        <dt>{words.rule}</dt>
        <dd>{line.rule ? ruleWords(line.rule, { words, labelOf, names }) : words.unreadable}</dd>
        {line.redoes && (
          <>
            <dt>{words.redoes}</dt>
            <dd>{before ? words.redoesOf(whenOf(before.at)) : line.redoes}</dd>
            <dt>{words.reason}</dt>
            <dd>{line.reason}</dd>
          </>
        )}
      </dl>
      <p class="recheck" role="status">
        <RecheckWord opened={opened} />
      </p>
      <div class="drawacts">
        <button type="button" class="btn line" disabled={!opened?.units} onClick={hand}>
          {words.copies}
        </button>
        {!line.withdrawn && (
          <button type="button" class="btn line" onClick={() => to({ at: 'redraw', id: line.entry.id })}>
            {words.redraw}
          </button>
        )}
      </div>
      {opened && (
        <>
          <DrawPicks opened={opened} />
          {!line.withdrawn && <DrawTasks opened={opened} {...parts} />}
          <LeftOut opened={opened} />
          <Proof opened={opened} />
        </>
      )}
    </SidePane>
  );
}

function RecheckWord({ opened }: { opened: OpenedDraw | null }) {
  const { draws: words } = useDeskWords();
  if (!opened) return <span class="q">{words.checking}</span>;
  const { recheck } = opened;
  if (recheck.is === 'matches') return <span class="green">{words.recheck.matches}</span>;
  if (recheck.is !== 'differs') return <span class="amber">{words.recheck[recheck.is]}</span>;
  return <span class="verm">{words.differs(words.difference[recheck.difference.code])}</span>;
}

function Proof({ opened: { record } }: { opened: OpenedDraw }) {
  const { draws: words } = useDeskWords();
  return (
    <section aria-label={words.proof}>
      <h2 class="h3">{words.proof}</h2>
      <dl class="dl">
        <dt>{words.seed}</dt>
        <dd class="hex">{record.seed}</dd>
        <dt>{words.roster}</dt>
        <dd class="hex">{record.rosterHash}</dd>
      </dl>
      <h3 class="h3">{words.verify}</h3>
      <ol class="steps t13 q">
        {words.verifySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="t13 q formrows">{words.copiesHow}</p>
    </section>
  );
}
