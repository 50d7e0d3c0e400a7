import { configure } from '@zip.js/zip.js/lib/zip-core-native.js';

// The policy of our pages lets neither blob workers nor evaluated code run; what is stored needs neither. This door of
// the library is the one that brings no worker and no WebAssembly along as text.
// Whole attachments pass through as they come: cut into the library's quarters of a megabyte, 500 MB took a fifth longer
// (measured).
configure({ useWebWorkers: false, useCompressionStream: false, chunkSize: 8 * 2 ** 20 });

export { BlobReader, type FileEntry, Reader, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
