import type { Refusal } from '../format/refusal.ts';

/** What is wrong with a container. Each kind of file has its own error for it. */
export type ContainerFault =
  /** It is no file of this kind. */
  | 'notOurs'
  | 'cut'
  | 'tooLarge'
  | 'tooMany'
  /** A name that no file of this kind has. */
  | 'name'
  | 'twice'
  /** A folder, a link, or anything else that is no file. */
  | 'special'
  | 'compressed'
  | 'encrypted'
  /** Built in a way that different programs read differently. */
  | 'layout'
  /** Its bytes are not what its check sum says. */
  | 'changed'
  | 'cancelled';

/** What one kind of file may hold. */
export interface ContainerRules {
  readonly mediaType: string;
  readonly entries: number;
  /** Of the whole file, in bytes. */
  readonly total: number;
  /** How large an entry of this name may be; null for a name that no such file has. */
  limitOf(name: string): number | null;
  /** Whether nothing but entries, one behind the other, and their directory may be in it; see plain-layout.ts. */
  readonly plain: boolean;
  /** Makes the error that names the fault and the entry. */
  refuse(fault: ContainerFault, name: string, options?: ErrorOptions): Refusal;
}
