import { useEffect, useRef, useState } from 'preact/hooks';
import { bringInUnits } from '../../lib/app/desk/roster-commit.ts';
import {
  type OpenedTable,
  openTable,
  readRosterFile,
  type Sheet,
  SheetError,
  sheetsOf,
  type TableFile,
} from '../../lib/app/desk/roster-file.ts';
import { countOutcomes, type PreviewRow, proposedFields, type RosterChoices } from '../../lib/app/desk/roster-plan.ts';
import type { UnitList } from '../../lib/app/desk/units-list.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { RosterChoose } from './roster-choose.tsx';
import { RosterColumns } from './roster-columns.tsx';
import { RosterPreview } from './roster-preview.tsx';
import { RosterSheets } from './roster-sheets.tsx';
import { sheetErrorWords } from './roster-words.ts';
import { Busy, Stage } from './stage.tsx';

type Step =
  | { is: 'choose'; trouble?: string }
  | { is: 'reading'; stop: AbortController }
  | { is: 'sheets'; sheets: readonly Sheet[]; best: number | null }
  | { is: 'columns'; opened: OpenedTable; choices: RosterChoices }
  | { is: 'preview'; opened: OpenedTable; choices: RosterChoices }
  | { is: 'writing'; count: number };

interface Props {
  list: UnitList;
  /** Files that were dropped on the list: read at once. */
  first: readonly File[];
  onEnd(): void;
}

/** Brings rosters in, file by file: read, say what the columns are, look at the result, write it in one commit. */
export function RosterImport({ list, first, onEnd }: Props) {
  const { session, say, undo, words, run } = useApp();
  const { roster } = useDeskWords().units;
  const [step, setStep] = useState<Step>({ is: 'choose' });
  const [encoding, setEncoding] = useState<TableFile['encoding']>();
  const [files, setFiles] = useState<{ all: readonly File[]; at: number }>({ all: [], at: 0 });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => {
    if (first.length > 0) begin(first, 0);
    return () => stop.current?.abort();
  }, []);

  const file = files.all[files.at];
  const title = file ? `${roster.title} · ${roster.fileOf(files.at + 1, files.all.length, file.name)}` : roster.title;
  const columnsOf = (opened: OpenedTable): Step => ({
    is: 'columns',
    opened,
    choices: { fields: proposedFields(opened.columns), typeWords: new Map(), decided: new Map() },
  });
  const begin = (all: readonly File[], at: number) => {
    setFiles({ all, at });
    const next = all[at];
    if (!next) {
      onEnd();
      return;
    }
    const reading = new AbortController();
    stop.current = reading;
    setStep({ is: 'reading', stop: reading });
    readRosterFile(next, reading.signal).then(
      (read) => {
        setEncoding(read.encoding);
        const { sheets, best } = sheetsOf(read);
        const [only] = sheets;
        if (!only) setStep({ is: 'choose', trouble: roster.empty });
        else setStep(sheets.length > 1 ? { is: 'sheets', sheets, best } : columnsOf(openTable(session.pack, only)));
      },
      (error: unknown) => {
        if (error instanceof SheetError && error.fault === 'cancelled') setStep({ is: 'choose' });
        else setStep({ is: 'choose', trouble: troubleOf(error) });
      },
    );
  };
  const troubleOf = (error: unknown) =>
    error instanceof SheetError ? sheetErrorWords(error, roster) : `${words.common.save.failedAct} ${String(error)}`;
  const write = (rows: readonly PreviewRow[]) =>
    run(async () => {
      const counts = countOutcomes(rows);
      setStep({ is: 'writing', count: counts.new + counts.changed });
      // So that what is being done stands on the screen while it is done.
      await new Promise((painted) => setTimeout(painted, 50));
      try {
        const { added, changed } = await bringInUnits(session, rows, list);
        const out = rows.length - added - changed - counts.same;
        say([roster.done(added, changed), ...(out > 0 ? [roster.notIn(out)] : [])].join(' · '), {
          label: words.common.undo,
          run: undo,
        });
        begin(files.all, files.at + 1);
      } catch (error) {
        // What could not be written waits in the queue and is said there: a second try here would make every unit twice.
        onEnd();
        throw error;
      }
    });

  const leave = (
    <button type="button" class="btn text" onClick={onEnd}>
      {roster.leave}
    </button>
  );
  switch (step.is) {
    case 'choose':
      return (
        <Stage key="choose" title={title} acts={leave}>
          <RosterChoose
            trouble={step.trouble ?? null}
            onFiles={(all) => begin(all, 0)}
            {...(files.at + 1 < files.all.length && { onSkip: () => begin(files.all, files.at + 1) })}
          />
        </Stage>
      );
    case 'reading':
      return (
        <Stage key="reading" title={title} acts={null}>
          <Busy words={roster.reading(file?.name ?? '')}>
            <button type="button" class="btn line" onClick={() => step.stop.abort()}>
              {roster.stop}
            </button>
          </Busy>
        </Stage>
      );
    case 'sheets':
      return (
        <Stage key="sheets" title={title} acts={leave}>
          <RosterSheets
            sheets={step.sheets}
            best={step.best}
            onChoose={(sheet) => setStep(columnsOf(openTable(session.pack, sheet)))}
          />
        </Stage>
      );
    case 'columns':
      return (
        <Stage key="columns" title={title} acts={leave}>
          <RosterColumns
            opened={step.opened}
            choices={step.choices}
            encoding={encoding}
            onHeader={(line) => setStep(columnsOf(openTable(session.pack, step.opened.sheet, line)))}
            onChoices={(choices) => setStep({ ...step, choices })}
            onNext={() => setStep({ ...step, is: 'preview' })}
          />
        </Stage>
      );
    case 'preview':
      return (
        <RosterPreview
          title={title}
          opened={step.opened}
          choices={step.choices}
          list={list}
          acts={leave}
          onChoices={(choices) => setStep({ ...step, choices })}
          onBack={() => setStep({ ...step, is: 'columns' })}
          onBring={write}
        />
      );
    case 'writing':
      return (
        <Stage key="writing" title={title} acts={null}>
          <Busy words={roster.writing(step.count)} />
        </Stage>
      );
  }
}
