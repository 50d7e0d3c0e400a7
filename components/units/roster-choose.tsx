import { useRef } from 'preact/hooks';
import { TEMPLATE_FORMATS, type TemplateFormat, takeRosterTemplate } from '../../lib/app/desk/roster-template.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useFiles } from '../ui/use-files.ts';

interface Props {
  /** Why the last file was refused. */
  trouble: string | null;
  onFiles(files: readonly File[]): void;
  /** Goes on with the next file, where there is one. */
  onSkip?(): void;
}

/** Chooses table files, by a button or by dropping them; or takes a template to fill in. */
export function RosterChoose({ trouble, onFiles, onSkip }: Props) {
  const { session, language, run, say } = useApp();
  const { roster } = useDeskWords().units;
  const field = useRef<HTMLInputElement>(null);
  const { onChoose, drop } = useFiles(onFiles);
  const takeTemplate = (format: TemplateFormat) =>
    run(async () => say(roster.templateSaved(await takeRosterTemplate(session.pack, format, language))));
  return (
    <div class="empty droppable" {...drop}>
      {trouble && (
        <p class="ask red" role="alert">
          {trouble}
        </p>
      )}
      <p>{roster.drop}</p>
      <input
        ref={field}
        type="file"
        class="sr"
        tabIndex={-1}
        aria-label={roster.choose}
        multiple
        accept=".xlsx,.csv,.txt,.tsv,.xls,.et"
        onChange={onChoose}
      />
      <button type="button" class="btn main" onClick={() => field.current?.click()}>
        {trouble ? roster.again : roster.choose}
      </button>
      {onSkip && (
        <button type="button" class="btn line" onClick={onSkip}>
          {roster.skipFile}
        </button>
      )}
      <p class="t13 q">
        {roster.template}
        {TEMPLATE_FORMATS.map((format) => (
          <button key={format} type="button" class="btn text" onClick={() => takeTemplate(format)}>
            {roster.templates[format]}
          </button>
        ))}
      </p>
    </div>
  );
}
