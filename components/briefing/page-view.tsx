import type { ComponentProps } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Element, type Ink, PAPER, type PageItem, type PreviewPage } from '../../lib/app/briefing/press.ts';
import { familiesOf, useFaces } from './page-faces.ts';
import { type Group, groupsOf, isGroup } from './page-groups.ts';
import './page-view.css';

/** A page of a briefing, drawn as the press paints it; to be read as text. It is as wide as the room that it has. */
export function PageView({ page }: { page: PreviewPage }) {
  useFaces(page.own);
  const { groups, artifacts } = useMemo(() => groupsOf(page.items), [page.items]);
  return (
    <svg class="page-view" role="presentation" lang="zh-CN" viewBox={`0 0 ${PAPER.width} ${PAPER.height}`}>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group takes no focus */}
      <g aria-hidden="true">
        {artifacts.map((item, at) => (
          <Item key={at} item={item} page={page} />
        ))}
        <Item item={page.folio} page={page} />
      </g>
      {groups.map((group, at) => (
        <Part key={at} group={group} page={page} />
      ))}
    </svg>
  );
}

/** What readers who don't see it are told of an element. */
const ROLES: Readonly<Record<Element['type'], ComponentProps<'g'>>> = {
  H1: { role: 'heading', 'aria-level': 1 },
  H2: { role: 'heading', 'aria-level': 2 },
  H3: { role: 'heading', 'aria-level': 3 },
  P: { role: 'paragraph' },
  Caption: { role: 'paragraph' },
  Table: { role: 'table' },
  TR: { role: 'row' },
  TH: { role: 'columnheader' },
  TD: { role: 'cell' },
  Figure: { role: 'img' },
};

function Part({ group: { element, parts }, page }: { group: Group; page: PreviewPage }) {
  return (
    <g {...ROLES[element.type]} {...(element.alt !== undefined && { 'aria-label': element.alt })}>
      {parts.map((part, at) =>
        isGroup(part) ? <Part key={at} group={part} page={page} /> : <Item key={at} item={part} page={page} />,
      )}
    </g>
  );
}

/** Black, and the red of cyan 0, magenta 80, yellow 80 as screens show it. */
const INKS: Readonly<Record<Ink, string>> = { black: '#000', red: '#f04338' };

function Item({ item, page }: { item: PageItem; page: PreviewPage }) {
  switch (item.kind) {
    case 'run':
      return <Text run={item} own={page.own} />;
    case 'rule': {
      const { x1, y1, x2, y2, width, ink = 'black' } = item;
      return <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={INKS[ink]} stroke-width={width} />;
    }
    case 'picture':
      return <Photo picture={item} photo={page.photo?.(item.ref)} />;
    case 'shape':
      return <Outline shape={item} />;
  }
}

function Text({ run, own }: { run: Extract<PageItem, { kind: 'run' }>; own: PreviewPage['own'] }) {
  const { text, x, y, size, role, tracking, spaceTracking, ink = 'black' } = run;
  return (
    <text
      x={x}
      y={y}
      fill={INKS[ink]}
      font-size={size}
      font-family={familiesOf(role, own)}
      letter-spacing={tracking}
      word-spacing={spaceTracking}
    >
      {text}
    </text>
  );
}

function Outline({ shape }: { shape: Extract<PageItem, { kind: 'shape' }> }) {
  const { points, fill, width, dash } = shape;
  const look = {
    points: points.map((point) => point.join(',')).join(' '),
    fill: fill === undefined ? 'none' : `rgb(${fill * 100}% ${fill * 100}% ${fill * 100}%)`,
    stroke: width > 0 ? INKS.black : 'none',
    'stroke-width': width,
    'stroke-linejoin': 'round' as const,
    ...(dash && { 'stroke-dasharray': dash.join(' ') }),
  };
  return fill === undefined ? <polyline {...look} /> : <polygon {...look} />;
}

/** A photo, once it is open; a frame until then, and a crossed one where it can't be opened. */
function Photo({
  picture: { x, y, width, height },
  photo,
}: {
  picture: Extract<PageItem, { kind: 'picture' }>;
  photo: Promise<Blob | null> | undefined;
}) {
  const { address, isMissing } = useAddress(photo);
  if (address) return <image href={address} x={x} y={y} width={width} height={height} preserveAspectRatio="none" />;
  const cross = `M${x} ${y}l${width} ${height}M${x} ${y + height}l${width} ${-height}`;
  return (
    <g fill="none" stroke={INKS.black} stroke-width={0.5}>
      <rect x={x} y={y} width={width} height={height} />
      {isMissing && <path d={cross} />}
    </g>
  );
}

/** An address to show a file by while the part is on screen. */
function useAddress(file: Promise<Blob | null> | undefined): { address: string | null; isMissing: boolean } {
  const [state, setState] = useState<{ address: string | null; isMissing: boolean }>({
    address: null,
    isMissing: !file,
  });
  useEffect(() => {
    let address: string | null = null;
    let current = true;
    const show = (blob: Blob | null | undefined) => {
      if (!current) return;
      if (blob) address = URL.createObjectURL(blob);
      setState({ address, isMissing: !blob });
    };
    Promise.resolve(file).then(show, () => show(null));
    return () => {
      current = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [file]);
  return state;
}
