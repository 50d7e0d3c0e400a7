import type { Version } from '../changes/history.ts';
import { type Watch, watch } from '../store/live.ts';
import { readHistory, readSides, type Sides } from './history.ts';
import { type Maker, readMakers } from './people.ts';
import type { Session } from './session.ts';

export { diffThreeWay, offeredText, type ThreeWaySegment } from '../text/three-way.ts';

/** The versions of a field and who made them. */
export interface FieldHistory {
  versions: Version[];
  makers: Map<string, Maker>;
}

/** The sides of a disagreement and who stands on them. */
export interface FieldSides extends Sides {
  makers: Map<string, Maker>;
}

/** Watches the versions of a field, newest first. @returns stops watching, as all here do */
export function watchHistory(session: Session, rec: string, field: string, on: Watch<FieldHistory>): () => void {
  return watch(async () => {
    const versions = await readHistory(session, rec, field);
    return {
      versions,
      makers: await readMakers(
        session,
        versions.map(({ change }) => change.author),
      ),
    };
  }, on);
}

/** Watches the sides of a field on which people or windows disagree: whoever decides sees all that there is. */
export function watchSides(session: Session, rec: string, field: string, on: Watch<FieldSides>): () => void {
  return watch(async () => {
    const found = await readSides(session, rec, field);
    const authors = found.sides.map(({ author }) => author);
    return { ...found, makers: await readMakers(session, authors) };
  }, on);
}
