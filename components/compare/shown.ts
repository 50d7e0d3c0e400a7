import type { ComponentChildren } from 'preact';
import type { ComparedUnit, Field } from '../../lib/app/desk/compare-field.ts';
import type { Table } from '../ui/charts/data-table.tsx';
import type { Spot } from '../ui/charts/spots.ts';
import type { Place } from './place.ts';

/** What every picture is given. */
export interface PictureProps {
  field: Field;
  /** The units that it is narrowed to. */
  units: readonly ComparedUnit[];
  place: Place;
}

/** The records behind a mark. */
export interface Behind {
  title: string;
  /** The full question or name that the mark stands for. */
  about?: string;
  facts: readonly (readonly [name: string, value: ComponentChildren])[];
  /** Visits, newest first, and the items of theirs that the mark stands for; null for whole visits. */
  visits?: readonly string[];
  items?: readonly string[] | null;
  tags?: readonly string[];
  evaluations?: readonly string[];
  units?: readonly { id: string; said: string }[];
}

/** A picture, as its frame shows it. */
export interface Shown {
  label: string;
  /** Fields of its own, beside the narrowing. */
  tools?: ComponentChildren;
  /** What the marks mean, and how the figures are made. */
  legend: ComponentChildren;
  /** Why there is nothing to draw; null where there is. */
  empty: string | null;
  table(): Table;
  behind(spot: Spot): Behind | null;
  draw(picked: Spot | null, onOpen: (spot: Spot) => void): ComponentChildren;
}
