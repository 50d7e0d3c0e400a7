import type { Standing as LinkStanding } from '../../bundle/format/sequence.ts';
import type { Id } from '../../model/ids.ts';
import type { Session } from '../session.ts';
import type { Claimed, KeyStanding } from './address-book.ts';
import type { CampaignPlan } from './campaign-plan.ts';
import type { Effect, RefusedBatch } from './dry-run.ts';

/** Somebody whose word is in a file, and how far the key is known by which it is signed. */
export interface Signed extends Claimed {
  readonly fingerprint: string;
  readonly standing: KeyStanding;
}

/** What is odd about one author's batches in a file. */
export interface BatchOrder {
  /** `<person>.<epoch>` */
  readonly author: string;
  readonly person: Id;
  /** Numbers below the newest that are neither here nor in the file: mostly visits that were not sent. */
  readonly missing: number;
  /** Another batch with such a number is here, or one that names another before it: somebody wrote a second history. */
  readonly forked: boolean;
  /** Changes more than an hour ahead of this device's clock, which they don't drag along. */
  readonly ahead: number;
}

/** What a record is called where a file speaks of it, and where it is read. */
export interface Named {
  readonly id: Id;
  readonly kind: string;
  /** The name of its unit; '' for none. */
  readonly unit: string;
  /** The local day of its visit, such as 2023-11-14; '' for none. */
  readonly date: string;
  /** The visit that it is, or stands in; null for none. */
  readonly visit: Id | null;
  /** Its unit; null for none. */
  readonly under: Id | null;
  /** Whether it lies on this device, so that it can be opened. */
  readonly here: boolean;
}

/** What a file speaks of, as far as it or this device can name it. */
export interface IncomingNames {
  readonly records: ReadonlyMap<Id, Named>;
  /** The names of files that come along, by hash. */
  readonly attachments: ReadonlyMap<string, string>;
  /** The names of people, by id. */
  readonly people: ReadonlyMap<Id, string>;
}

/** See `standingOf`. `first`: of all from this person; `anew`: the first since they set up a device or restored one. */
export type FileOrder = LinkStanding | 'first' | 'anew';

/** A file that was opened and checked: what it is, who made it, and what taking it in would do. Nothing was written. */
export interface Incoming {
  readonly file: string;
  readonly size: number;
  readonly packer: Signed;
  /** By the packer's clock: a claim. ISO 8601. */
  readonly createdAt: string;
  /** Where the file stands among those of its packer that were seen here. */
  readonly order: FileOrder;
  /** Whether it was sealed. */
  readonly sealed: boolean;
  /** Whose changes it holds. */
  readonly authors: readonly Signed[];
  /** Authors of whose batches there is something to say. */
  readonly odd: readonly BatchOrder[];
  readonly effects: readonly Effect[];
  readonly refused: readonly RefusedBatch[];
  /** What becomes of the campaign of the tasks that it brings; null where it brings none. */
  readonly campaign: CampaignPlan | null;
  /** Attachments that are not here yet, of those that what comes in or is here names. */
  readonly attachments: readonly { readonly sha256: string; readonly size: number }[];
  /** What it speaks of, by name. */
  readonly names: IncomingNames;
  /** By which it is found again among those that came. */
  readonly digest: string;
}

/** The installation at which files are opened and taken in, also as a worker has it. */
export type Here = Pick<Session, 'db' | 'me'>;
