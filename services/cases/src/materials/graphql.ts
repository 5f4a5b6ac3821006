import {
  asking,
  builder,
  CaseRef,
  expected,
  FileRef,
  isNode,
  known,
  MaterialRef,
  PersonRef,
  pageArgs,
  retryArgs,
  runs,
  TermRef,
  toConnection,
} from '@sinan/schema/graphql';
import { type CaseSideRef, INSTANT } from '../graphql/case-parts.ts';
import { materialKindTerm } from '../graphql/terms.ts';
import { addMaterial, withdrawMaterial } from './commands.ts';
import { listMaterials } from './queries.ts';

/** Registers the fields of materials, once. */
export function registerMaterials(side: CaseSideRef): void {
  const secrecy = secrecyEnum();
  registerType(side, secrecy);
  registerReading();
  registerWriting(secrecy);
}

type SecrecyRef = ReturnType<typeof secrecyEnum>;
function secrecyEnum() {
  return builder.enumType('Secrecy', {
    description:
      'How secret a material is (材料密级): 一般 general, 商业秘密 secret, 仅专家可见 experts, which the staff of the centre cannot open.',
    values: ['general', 'secret', 'experts'] as const,
  });
}

function registerType(side: CaseSideRef, secrecy: SecrecyRef): void {
  builder.objectType(MaterialRef, {
    description: 'A material of a case (材料): whoever is on a side of the case now sees that it is there.',
    isTypeOf: isNode('material'),
    fields: (t) => ({
      case: t.field({ type: CaseRef, nullable: true, resolve: (view) => view.caseId }),
      side: t.field({ type: side, resolve: (view) => view.side }),
      by: t.field({
        type: PersonRef,
        nullable: true,
        description: 'Null for a reader who may not see the person.',
        resolve: (view) => view.by,
      }),
      at: t.exposeString('at', INSTANT),
      kind: t.field({ type: TermRef, resolve: (view) => materialKindTerm(view.kind) }),
      secrecy: t.field({ type: secrecy, resolve: (view) => view.secrecy }),
      expertMayRead: t.exposeBoolean('expertMayRead', { description: 'By consent of who added it.' }),
      bytes: t.exposeInt('bytes'),
      file: t.field({
        type: FileRef,
        nullable: true,
        description: 'Null for a reader to whom it is closed, and once it was withdrawn.',
        resolve: (view) => view.file,
      }),
      withdrawnAt: t.exposeString('withdrawnAt', { nullable: true, ...INSTANT }),
    }),
  });
}

function registerReading(): void {
  const connection = builder.connectionObject({ type: MaterialRef, name: 'MaterialConnection' });
  builder.objectFields(CaseRef, (t) => ({
    materials: t.field({
      description: 'The files of the case, newest first; none for who is on no side of it.',
      type: connection,
      args: pageArgs,
      resolve: async ({ id: caseId }, { first, after }, { ask }) =>
        toConnection(await ask(listMaterials, { caseId, first: first ?? 20, after })),
    }),
  }));
}

function registerWriting(secrecy: SecrecyRef): void {
  const withdrawing = builder.inputType('WithdrawMaterialInput', {
    fields: (t) => ({ materialId: t.id({ required: true }) }),
  });
  const input = addInput(secrecy);
  builder.mutationFields((t) => ({
    addMaterial: t.field({
      description: 'Adds an upload of one’s own to a case, as somebody on a side of it.',
      type: MaterialRef,
      ...runs(addMaterial),
      ...expected,
      args: { input: t.arg({ type: input, required: true }), ...retryArgs },
      resolve: (_, { input: { caseId, uploadId, ...about }, commandId }, context) =>
        asking(context, commandId)(addMaterial, {
          ...about,
          caseId: known('case', caseId),
          uploadId: known('upload', uploadId),
        }),
    }),
    withdrawMaterial: t.field({
      description: 'Takes one’s own file back, until its case is archived.',
      type: MaterialRef,
      ...runs(withdrawMaterial),
      ...expected,
      args: { input: t.arg({ type: withdrawing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(withdrawMaterial, { materialId: known('material', input.materialId) }),
    }),
  }));
}

function addInput(secrecy: SecrecyRef) {
  return builder.inputType('AddMaterialInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      uploadId: t.id({ required: true, description: 'What `POST /files` answered.' }),
      kind: t.string({ required: true, description: 'A code of the kinds of materials.' }),
      secrecy: t.field({ type: secrecy, required: true }),
      expertMayRead: t.boolean({ required: true, description: 'Consent to the expert, who may be abroad.' }),
      holdsStateSecret: t.boolean({ required: true, description: 'What does is refused.' }),
    }),
  });
}
