import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Box, firstSpot, nextSpot, type Spot, spotAt } from './spots.ts';
import './charts.css';
import { px } from './px.ts';

interface Props {
  /** What the picture shows, for screen readers; how it is walked follows by itself. */
  label: string;
  /** How it is walked, for screen readers. */
  how: string;
  /** The marks lie in rows and columns, by their keys. */
  rows: readonly string[];
  columns: readonly string[];
  /** Where a mark stands, in pixels from the picture's own corner; null where there is none. */
  boxOf(row: number, column: number): Box | null;
  /** What a mark says, in full. */
  nameOf(row: number, column: number): string;
  /** The mark whose records are open. */
  picked: Spot | null;
  onOpen(spot: Spot): void;
  /** What stays in sight while the rest scrolls: the mark in focus must not lie under it. */
  kept?: { top: number; left: number };
  width?: number | undefined;
  height?: number;
  children: ComponentChildren;
}

/**
 * A drawing that is walked by arrow keys: one stop for Tab, a real button over the mark that is in focus, whose name says
 * the mark in full. Enter or a press opens it.
 */
export function Picture(props: Props) {
  const { rows, columns, boxOf, nameOf, picked, onOpen, kept = { top: 0, left: 0 } } = props;
  const frame = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [spot, setSpot] = useState<Spot | null>(picked);
  const moved = useRef(false);
  const marks = { rows, columns, boxOf };
  const at = placeOf(marks, spot) ?? placeOf(marks, picked) ?? firstSpot(marks);
  // Two keys in quick order are two steps, though the screen was not painted between them.
  const latest = useRef(at);
  latest.current = at;
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const goTo = (next: { row: number; column: number } | null) => {
    const [row, column] = next ? [rows[next.row], columns[next.column]] : [];
    if (!next || row === undefined || column === undefined) return null;
    latest.current = next;
    moved.current = true;
    const to = { row, column };
    setSpot(to);
    return to;
  };
  const hit = (event: MouseEvent) => {
    const origin = frame.current?.getBoundingClientRect();
    const view = frame.current?.parentElement?.getBoundingClientRect();
    if (!origin || !view) return null;
    if (event.clientY - view.top < kept.top) return null;
    // What is kept in sight does not scroll along: there the place in the window counts.
    const still = event.clientX - Math.max(view.left, origin.left);
    return spotAt(marks, still < kept.left ? still : event.clientX - origin.left, event.clientY - origin.top);
  };
  const box = at && boxOf(at.row, at.column);
  const ring = placeOf(marks, picked);
  const ringBox = ring && boxOf(ring.row, ring.column);
  return (
    <fieldset
      ref={frame}
      class="pic"
      aria-label={props.label}
      style={px({ width: props.width, height: props.height })}
      onClick={(event) => {
        const found = button.current?.contains(event.target as Node) ? latest.current : hit(event);
        const to = goTo(found);
        if (to) onOpen(to);
      }}
      onPointerMove={(event) => {
        const found = hit(event);
        const name = found ? nameOf(found.row, found.column) : '';
        if (frame.current && frame.current.title !== name) frame.current.title = name;
        frame.current?.classList.toggle('over', found !== null);
      }}
      onKeyDown={(event) => {
        if (event.altKey || event.metaKey || !latest.current) return;
        const next = nextSpot(marks, latest.current, event.key, event.ctrlKey);
        if (!next) return;
        event.preventDefault();
        goTo(next);
      }}
    >
      {props.children}
      {ringBox && <div class={ringBox.x < kept.left ? 'pic-ring kept' : 'pic-ring'} style={placed(ringBox)} />}
      {at && box && (
        <button
          key={`${rows[at.row]} ${columns[at.column]}`}
          ref={button}
          type="button"
          class={box.x < kept.left ? 'pic-at kept' : 'pic-at'}
          aria-description={props.how}
          aria-label={nameOf(at.row, at.column)}
          style={{
            ...placed(box),
            scrollMarginBlock: `${kept.top + 4}px 8px`,
            scrollMarginInline: `${box.x < kept.left ? 0 : kept.left + 4}px 8px`,
          }}
        />
      )}
    </fieldset>
  );
}

const placed = ({ x, y, width, height }: Box) => px({ left: x, top: y, width, height });

function placeOf(
  { rows, columns, boxOf }: Pick<Props, 'rows' | 'columns' | 'boxOf'>,
  spot: Spot | null,
): { row: number; column: number } | null {
  if (!spot) return null;
  const [row, column] = [rows.indexOf(spot.row), columns.indexOf(spot.column)];
  return row >= 0 && column >= 0 && boxOf(row, column) ? { row, column } : null;
}
