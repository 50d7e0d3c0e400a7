import { useMemo } from 'preact/hooks';
import type { Field } from '../../lib/app/desk/compare-field.ts';
import { narrowUnits } from '../../lib/app/desk/compare-filter.ts';
import { watchField } from '../../lib/app/desk/compare-read.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { CoveragePicture } from './coverage-picture.tsx';
import { DropPicture } from './drop-picture.tsx';
import { EvaluationPicture } from './evaluation-picture.tsx';
import { HeatPicture } from './heat-picture.tsx';
import { look, openOf, placeOf } from './place.ts';
import { TagsPicture } from './tags-picture.tsx';
import { TrendPicture } from './trend-picture.tsx';
import './compare.css';

/** The desk's page of pictures: the whole field at a glance, every mark leading to its records. */
export function ComparePage({ open }: { open?: string }) {
  const { session } = useApp();
  const { compare } = useDeskWords();
  const place = placeOf(open);
  const asked = openOf({ ...place, picture: 'heat', unit: null });
  const field = useWatch<Field>((on) => watchField(session, on, place.scope), [session, asked]);
  const { narrowing } = look.value;
  const units = useMemo(() => (field ? narrowUnits(field, narrowing) : []), [field, narrowing]);
  if (!field) return <PageLoading words={compare.loading} />;
  const { picture } = place;
  const props = { field, units, place };
  const visits = Object.values(field.left).reduce((sum, count) => sum + count, field.visits.size);
  if (visits === 0 && picture !== 'coverage') return <NoVisits />;
  if (picture === 'trend') return <TrendPicture {...props} />;
  if (picture === 'tags') return <TagsPicture {...props} />;
  if (picture === 'evaluation') return <EvaluationPicture {...props} />;
  if (picture === 'drop') return <DropPicture {...props} />;
  if (picture === 'coverage') return <CoveragePicture {...props} />;
  return <HeatPicture {...props} />;
}

function NoVisits() {
  const { go } = useApp();
  const { compare, visits } = useDeskWords();
  return (
    <main class="split">
      <section class="pane" aria-label={compare.title}>
        <div class="ph">
          <h1>{compare.title}</h1>
        </div>
        <div class="empty">
          <NoneYet
            says={compare.none}
            how={compare.noneHow}
            act={visits.toUnits}
            onAct={() => go({ screen: 'desk', page: 'units' })}
          />
        </div>
      </section>
    </main>
  );
}
