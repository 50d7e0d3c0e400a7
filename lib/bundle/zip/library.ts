import { configure } from '@zip.js/zip.js/lib/zip-core-native.js';

// The policy of our pages lets neither blob workers nor evaluated code run; what is stored needs neither. This door of
// the library is the one that brings no worker and no WebAssembly along as text.
configure({ useWebWorkers: false, useCompressionStream: false });

export { BlobReader, type FileEntry, Reader, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
