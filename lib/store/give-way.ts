/** Where windows say that they are about to save. */
const CHANNEL = 'xunji-saving';

/** Who said so within this time is most likely still typing, in milliseconds. */
const JUST_NOW = 5000;
/** So long before a save nothing is begun that it would have to wait for, in milliseconds. */
const AHEAD = 15;
/** So long a save may take before nobody waits for it any more: its window may be gone, in milliseconds. */
const LONGEST = 1000;

interface Word {
  window: string;
  /** When the save begins, in Unix milliseconds; null once it is done. */
  due: number | null;
}

/** Says for a window when its next save begins, so that whoever writes much gives way. @returns says it */
export function sayWhenSaving(window: string): (due: number | null) => void {
  const channel = new BroadcastChannel(CHANNEL);
  let said: number | null = null;
  return (due) => {
    if (due === said) return;
    said = due;
    channel.postMessage({ window, due } satisfies Word);
  };
}

/** What other windows are about to save, for whoever writes much beside them. */
export class OthersSaving {
  readonly #channel = new BroadcastChannel(CHANNEL);
  readonly #due = new Map<string, number>();
  #heard = Number.NEGATIVE_INFINITY;
  #wake: () => void = () => undefined;

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => {
      this.#heard = Date.now();
      if (data.due === null) this.#due.delete(data.window);
      else this.#due.set(data.window, data.due);
      this.#wake();
    };
  }

  /** Whether somebody saved just now. */
  get areThere(): boolean {
    return Date.now() - this.#heard < JUST_NOW;
  }

  /** Waits until nobody would have to wait for what is written next. @param length about how long it takes, in milliseconds */
  async giveWay(length: number): Promise<void> {
    for (let next = this.#inTheWay(length); next !== null; next = this.#inTheWay(length)) {
      const rest = next + LONGEST - Date.now();
      await new Promise<void>((go) => {
        const timer = setTimeout(go, rest);
        this.#wake = () => {
          clearTimeout(timer);
          go();
        };
      });
    }
  }

  /** When the next save begins, where something of such a length would be under way then; null where none does. */
  #inTheWay(length: number): number | null {
    const now = Date.now();
    const near = [...this.#due.values()].filter((due) => now < due + LONGEST && now + length + AHEAD > due);
    return near.length > 0 ? Math.max(...near) : null;
  }

  /** Listens no longer. */
  close(): void {
    this.#channel.close();
  }
}
