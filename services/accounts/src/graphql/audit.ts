import { AUDIT_KINDS, parseInput } from '@sinan/schema';
import { builder, pageArgs, runs, TermRef, toConnection } from '@sinan/schema/graphql';
import { auditRecord } from '../audit/queries.ts';
import type { AuditRow } from '../audit/rows.ts';

/** Who did what to whom. */
export function registerAudit(): void {
  const connection = builder.connectionObject({ type: auditType(), name: 'AuditConnection' });
  builder.queryField('auditRecord', (t) =>
    t.field({
      description:
        'Who came in, and what was done to people, members, tokens, partners and centres: the newest first. For audit administrators.',
      type: connection,
      ...runs(auditRecord),
      args: {
        ...pageArgs,
        personId: t.arg.id({ description: 'Only what this person did.' }),
        subject: t.arg.id({ description: 'Only what was done to what has this id.' }),
        from: t.arg.string({ description: 'An instant, UTC.' }),
        until: t.arg.string({ description: 'An instant, UTC; what happened then is not listed.' }),
      },
      resolve: async (_, { first, ...asked }, { ask }) =>
        toConnection(await ask(auditRecord, parseInput(auditRecord.input, { ...asked, first: first ?? 20 }))),
    }),
  );
}

function auditType() {
  return builder.objectRef<AuditRow>('AuditRow').implement({
    description: 'That something was done (审计记录): written with it, and never changed.',
    fields: (t) => ({
      id: t.exposeID('id'),
      at: t.exposeString('at', { description: 'An instant, UTC.' }),
      kind: t.field({ type: TermRef, resolve: ({ kind }) => termOf(kind) }),
      actor: t.exposeString('actor', {
        description: 'Kind and id, as `person:per_…`; `anonymous` for who was signing in. Never a name.',
      }),
      subject: t.exposeID('subject', { description: 'The id of what it was done to.' }),
      detail: t.exposeString('detail', {
        description: 'Which duty, session, scope or reason: a code or an id.',
        nullable: true,
      }),
    }),
  });
}

function termOf(kind: string) {
  return AUDIT_KINDS.find(({ code }) => code === kind) ?? { code: kind, zh: kind, en: kind };
}
