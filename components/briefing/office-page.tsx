import { useMemo } from 'preact/hooks';
import { sampleDocument } from '../../lib/app/briefing/office-sample.ts';
import { type OfficeLine, watchOffices } from '../../lib/app/briefing/offices.ts';
import { NUMBERINGS, SECRECIES } from '../../lib/model/briefing.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { FontField } from './font-field.tsx';
import { GonePage } from './gone-page.tsx';
import { HolderField } from './holder-field.tsx';
import { OfficeChoice } from './office-choice.tsx';
import { OfficeCount } from './office-count.tsx';
import { OfficeText } from './office-text.tsx';
import { PageHead } from './page-head.tsx';
import { PageMeasures } from './page-measures.tsx';
import { PagePane } from './page-pane.tsx';
import { usePress } from './use-press.ts';
import { useRowOpened } from './use-returned.ts';
import './editor.css';

/** An office with all that its documents bear, and a page that shows it. */
export function OfficePage({ id }: { id: string }) {
  const { session } = useApp();
  const { briefingDesk: words, briefingOffice } = useDeskWords();
  const offices = useWatch<OfficeLine[]>((on) => watchOffices(session, on), [session]);
  if (!offices) return <PageLoading words={words.loading} />;
  const line = offices.find(({ entry }) => entry.id === id);
  return line ? <Office line={line} /> : <GonePage says={briefingOffice.gone} />;
}

function Office({ line }: { line: OfficeLine }) {
  const { briefingOffice: words } = useDeskWords();
  useRowOpened('offices', line.entry.id);
  const press = usePress();
  const { body } = line.entry;
  const asSaid = JSON.stringify(body);
  const { number } = line.next;
  const sample = useMemo(
    () =>
      sampleDocument(body, number, {
        title: words.sampleTitle,
        heading: words.sampleHeading,
        text: words.sampleText,
      }),
    [asSaid, number],
  );
  return (
    <main class="bf-page">
      <PageHead title={showLine(body.name)} back={{ at: 'offices' }} escapes />
      <div class="bf-two bf-office">
        <div class="bf-scroll">
          <HeadFields line={line} />
          <FootFields line={line} />
          <NumberFields line={line} />
          <section class="bf-set" aria-label={words.parts.font}>
            <h2>{words.parts.font}</h2>
            <FontField office={line.entry} />
          </section>
          <section class="bf-set" aria-label={words.parts.page}>
            <h2>{words.parts.page}</h2>
            <PageMeasures office={line.entry} />
          </section>
        </div>
        <PagePane press={press} document={sample} block={null} fontName={body.font?.name ?? null} />
      </div>
    </main>
  );
}

interface FieldsProps {
  line: OfficeLine;
}

const INKS = ['red', 'black'] as const;

function HeadFields({ line: { entry } }: FieldsProps) {
  const { briefingOffice: words } = useDeskWords();
  const { secrecy } = entry.body;
  return (
    <section class="bf-set" aria-label={words.parts.head}>
      <h2>{words.parts.head}</h2>
      <OfficeText office={entry} field="name" label={words.name} how={words.nameHow} needed />
      <OfficeText office={entry} field="masthead" label={words.masthead} how={words.mastheadHow} />
      <OfficeChoice
        office={entry}
        field="ink"
        label={words.ink}
        how={words.inkHow}
        value={entry.body.ink ?? 'red'}
        choices={INKS.map((value) => ({ value, name: words.inks[value] }))}
      />
      <OfficeChoice
        office={entry}
        field="secrecy"
        label={words.secrecy}
        how={words.secrecyHow}
        value={secrecy ?? 'none'}
        none="none"
        choices={(['none', ...SECRECIES] as const).map((value) => ({ value, name: words.secrecies[value] }))}
      />
      {secrecy && secrecy !== 'internal' && <p class="ask red">{words.secrecyWarning}</p>}
      <OfficeText office={entry} field="secrecyTerm" label={words.secrecyTerm} how={words.secrecyTermHow} />
      <OfficeText office={entry} field="copyNumber" label={words.copyNumber} how={words.copyNumberHow} />
    </section>
  );
}

function FootFields({ line: { entry } }: FieldsProps) {
  const { briefingOffice: words } = useDeskWords();
  return (
    <section class="bf-set" aria-label={words.parts.foot}>
      <h2>{words.parts.foot}</h2>
      <OfficeText office={entry} field="signature" label={words.signature} how={words.signatureHow} rows={2} />
      <OfficeText office={entry} field="report" label={words.report} how={words.reportHow} />
      <OfficeText office={entry} field="send" label={words.send} how={words.sendHow} />
      <OfficeText office={entry} field="distribute" label={words.distribute} how={words.distributeHow} />
      <OfficeCount
        office={entry}
        field="copies"
        label={words.copies}
        how={words.copiesHow}
        wrong={words.copiesWrong}
        least={0}
        most={1_000_000}
      />
    </section>
  );
}

function NumberFields({ line }: FieldsProps) {
  const { briefingOffice: words } = useDeskWords();
  const { entry, next } = line;
  return (
    <section class="bf-set" aria-label={words.parts.numbering}>
      <h2>{words.parts.numbering}</h2>
      <p>{words.nextIs(words.next(next.year, next.number))}</p>
      <OfficeChoice
        office={entry}
        field="numbering"
        label={words.numbering}
        how={words.numberingHow}
        value={entry.body.numbering ?? 'year'}
        choices={NUMBERINGS.map((value) => ({ value, name: words.numberings[value] }))}
      />
      <OfficeCount
        office={entry}
        field="firstNumber"
        label={words.firstNumber}
        how={words.firstNumberHow}
        wrong={words.firstNumberWrong}
        least={1}
        most={100_000}
      />
      <HolderField line={line} />
    </section>
  );
}
