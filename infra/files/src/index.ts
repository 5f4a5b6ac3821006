export { type FolderFilesOptions, openFolderFiles } from './folder/files.ts';
export type { FolderStep } from './folder/uploads.ts';
export { type GridFsFilesOptions, openGridFsFiles } from './gridfs/files.ts';
export { isFileId } from './ids.ts';
export * from './port.ts';
