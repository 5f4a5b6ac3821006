export { beginUpload, dropUpload, keepUpload, type Uploaded } from './commands.ts';
export { type TakenUpload, uploadedFile, uploadOf } from './queries.ts';
