import type { Moment } from '../../../lib/model/time.ts';

/** Shanghai, where the device's clock shows what was typed; an hour that nobody typed is `deviceAt`. */
export function typedAt(typed: string, offset = 480): Moment {
  return { device: 1_795_000_000_000, offset, zone: 'Asia/Shanghai', typed };
}

/** What the device showed at a local time, with nothing typed. */
export function deviceAt(local: string, offset = 480): Moment {
  return { device: Date.parse(`${local}Z`) - offset * 60_000, offset, zone: 'Asia/Shanghai' };
}
