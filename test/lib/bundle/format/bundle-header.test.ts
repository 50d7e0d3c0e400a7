// @vitest-environment node
import { expect, it } from 'vitest';
import { packerName } from '../../../../lib/bundle/format/bundle-header.ts';

it.each([
  ['安娜', '安娜'],
  [' 安\u202e娜\n', '安娜'],
  ['', '—'],
  ['\u3164', '—'],
  ['\u2800', '—'],
  ['\u200d\ufe0f', '—'],
])('names whoever packs as %j is shown', (name, said) => expect(packerName(name)).toBe(said));
