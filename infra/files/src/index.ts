export { type FolderFilesOptions, openFolderFiles } from './folder/files.ts';
export type { FolderStep } from './folder/uploads.ts';
export { type GridFsFilesOptions, openGridFsFiles } from './gridfs/open.ts';
export { isFileId } from './ids.ts';
export { safeFileName } from './media/name.ts';
export { type SniffedBody, sniffedBody } from './media/sniff.ts';
export { isMediaType, MEDIA_TYPES, type MediaType } from './media/types.ts';
export * from './port.ts';
