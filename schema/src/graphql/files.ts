import { builder } from './builder.ts';
import type { FileView } from './views.ts';

/** A file that a document names, whichever service shows it: fetched by its `url`, for whom the document shows it. */
export const FileRef = builder.objectRef<FileView>('File').implement({
  description: 'A file of a document. Each reading is written down.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { description: 'As it is saved.' }),
    mediaType: t.exposeString('mediaType', { description: 'By its bytes, whatever it is called.' }),
    bytes: t.exposeInt('bytes'),
    url: t.string({ description: 'Where it is fetched, on this host.', resolve: ({ id }) => `/files/${id}` }),
  }),
});
