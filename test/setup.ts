import 'fake-indexeddb/auto';
import { Blob, File } from 'node:buffer';

// happy-dom's cannot be cloned by structuredClone, so they could not be stored.
Object.assign(globalThis, { Blob, File });
