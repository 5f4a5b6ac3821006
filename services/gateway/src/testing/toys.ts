import { type Actor, type AnyOperation, anonymous, command, idOf, isId, query, Refusal } from '@sinan/schema';
import { asking, builder, CaseRef, type CaseView, expected, pageArgs, runs, toConnection } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { OpenRoom } from '../dispatch/local.ts';
import type { Contributor } from '../graphql/schema.ts';
import { acceptCase, caseQueue, casesByIds, listCases } from './toy-cases.ts';
import { factors } from './toy-factors.ts';
import { toyFile, uploading } from './toy-files.ts';
import { record, type ToyRoom } from './toy-room.ts';
import { managing } from './toy-subscriptions.ts';
import { posting } from './toy-webhooks.ts';

const token = z.string().min(1);
const requestSignIn = command({
  name: 'accounts.requestSignIn',
  access: 'anyone',
  input: z.strictObject({ email: z.email(), locale: z.string() }),
  run: async (room: ToyRoom, call, input) => {
    record(room, 'accounts.requestSignIn', call, input);
    return { linkId: 'lnk_1' };
  },
});
const accounts: readonly AnyOperation<ToyRoom>[] = [
  query({
    name: 'accounts.actorOf',
    access: 'system',
    input: z.strictObject({
      sessionToken: token.optional(),
      serviceToken: token.optional(),
      again: z.boolean().optional(),
    }),
    run: async (room: ToyRoom, _, { sessionToken, serviceToken }): Promise<Actor> =>
      room.actors.get(sessionToken ?? serviceToken ?? '') ?? anonymous,
  }),
  requestSignIn,
  query({
    name: 'accounts.readLink',
    access: 'anyone',
    input: z.strictObject({ token }),
    run: async (room: ToyRoom, _, input) => ({ status: room.links.get(input.token) ?? 'invalid', purpose: 'sign-in' }),
  }),
  command({
    name: 'accounts.signIn',
    access: 'anyone',
    input: z.strictObject({ token: token.optional(), linkId: token.optional(), code: token.optional() }),
    run: async (room: ToyRoom, _, input) => {
      if (input.code !== undefined && input.code !== '123456') throw new Refusal('CODE_WRONG', { left: 4 });
      if (input.token !== undefined && room.links.get(input.token) !== 'open') throw new Refusal('LINK_INVALID');
      if (input.token !== undefined) room.links.set(input.token, 'used');
      const secondFactor = room.factor === 'none' ? null : room.factor;
      return { sessionToken: 'session-1', expiresAt: '2999-01-01T00:00:00.000Z', secondFactor };
    },
  }),
  command({
    name: 'accounts.signOut',
    access: 'signed-in',
    input: z.strictObject({}),
    run: async (room: ToyRoom, call, input) => record(room, 'accounts.signOut', call, input),
  }),
  query({
    name: 'accounts.me',
    access: 'signed-in',
    input: z.strictObject({}),
    run: async (room: ToyRoom, { actor }) => ({
      person: { email: '<b>li@example.cn' },
      duties: actor.kind === 'person' ? actor.duties : [],
      withheld: actor.kind === 'person' ? (actor.withheld ?? []) : [],
      secondFactor: { enrolled: room.factor === 'enter' },
      memberships: [
        { status: 'declined', organisationId: 'org_1', declined: { reason: 'M03', note: '<b>未盖章', at: '' } },
      ],
    }),
  }),
];

const notifications: readonly AnyOperation<ToyRoom>[] = [
  ...managing,
  ...posting,
  query({
    name: 'notifications.readLink',
    access: 'anyone',
    input: z.strictObject({ token, purpose: z.string() }),
    run: async (room: ToyRoom, { locale }, input) => ({
      status: room.links.get(input.token) ?? 'invalid',
      interests: room.interests,
      locale,
    }),
  }),
  query({
    name: 'notifications.expected',
    access: 'anyone',
    input: z.strictObject({ token, purpose: z.enum(['confirm', 'manage']) }),
    run: async (room: ToyRoom) => room.expected,
  }),
  command({
    name: 'notifications.confirm',
    access: 'anyone',
    input: z.strictObject({ token }),
    run: async (room: ToyRoom, _, input) => {
      if (!room.links.has(input.token)) throw new Refusal('LINK_INVALID');
      room.links.set(input.token, 'used');
      return {};
    },
  }),
  command({
    name: 'notifications.move',
    access: 'anyone',
    input: z.strictObject({ token }),
    run: async (room: ToyRoom, _, input) => {
      if (input.token === 'taken') throw new Refusal('ALREADY_EXISTS');
      if (!room.links.has(input.token)) throw new Refusal('LINK_INVALID');
      room.links.set(input.token, 'used');
      return {};
    },
  }),
  command({
    name: 'notifications.leave',
    access: 'anyone',
    input: z.strictObject({ token, by: z.string() }),
    run: async (room: ToyRoom, call, input) => {
      const managed = room.subscriptions.get(input.token);
      if (!managed && !room.links.has(input.token)) throw new Refusal('LINK_INVALID');
      if (managed) room.subscriptions.set(input.token, { ...managed, status: 'left', countries: [] });
      record(room, 'notifications.leave', call, input);
      return { left: true };
    },
  }),
];

const administrators = { duty: ['administrator'] } as const;
const rename = command({
  name: 'cases.rename',
  access: 'signed-in',
  input: z.strictObject({ id: idOf('case'), product: z.string().min(1).max(20) }),
  run: async (room: ToyRoom, call, input) => {
    record(room, 'cases.rename', call, input);
    const found = room.cases.get(input.id);
    if (!found) throw new Refusal('NOT_FOUND');
    return found.view;
  },
});
const explode = query({
  name: 'cases.explode',
  access: 'anyone',
  input: z.strictObject({}),
  run: async (): Promise<string> => {
    throw new Error('password=hunter2');
  },
});
const hang = query({
  name: 'cases.hang',
  access: 'anyone',
  input: z.strictObject({}),
  run: (room: ToyRoom): Promise<string> => room.hanging,
});
const receiveEvent = command({
  name: 'cases.receiveEvent',
  access: 'program',
  input: z.strictObject({ event: z.looseObject({ id: z.string().min(1) }) }),
  run: async (room: ToyRoom, call, input) => {
    if (input.event.id === 'reused') throw new Refusal('EVENT_ID_REUSED');
    const repeated = room.calls.some((one) => JSON.stringify(one.input) === JSON.stringify(input));
    record(room, 'cases.receiveEvent', call, input);
    return { repeated };
  },
});
const parked: readonly AnyOperation<ToyRoom>[] = [
  query({
    name: 'cases.parked',
    access: administrators,
    input: z.strictObject({}),
    run: async (room: ToyRoom) => [...room.parked.values()],
  }),
  command({
    name: 'cases.replayParked',
    access: administrators,
    input: z.strictObject({ id: token }),
    run: async (room: ToyRoom, _, { id }) => {
      if (!room.parked.delete(id)) throw new Refusal('NOT_FOUND');
      return { replayed: 1, error: null };
    },
  }),
  command({
    name: 'cases.skipParked',
    access: administrators,
    input: z.strictObject({ id: token, reason: z.string().min(1) }),
    run: async (room: ToyRoom, _, { id }) => ({ skipped: room.parked.delete(id) }),
  }),
];

function registerCases(): void {
  builder.objectType(CaseRef, {
    fields: (t) => ({
      product: t.exposeString('product'),
      // Through the owner's loader, as another service's field would be.
      loaded: t.field({ type: CaseRef, resolve: ({ id }) => id }),
    }),
  });
  const connection = builder.connectionObject({ type: CaseRef, name: 'CaseConnection' });
  builder.queryFields((t) => ({
    cases: t.field({
      type: connection,
      ...runs(listCases),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(listCases, { first: first ?? 20, after: after ?? null })),
    }),
    explode: t.string({ ...runs(explode), resolve: (_, __, { ask }) => ask(explode, {}) }),
    hang: t.string({ ...runs(hang), resolve: (_, __, { ask }) => ask(hang, {}) }),
    // A field that breaks its own promise: what a compiled query must survive.
    broken: t.field({ type: CaseRef, ...runs(casesByIds), resolve: () => null as unknown as CaseView }),
  }));
  builder.mutationFields((t) => ({
    requestSignIn: t.string({
      ...runs(requestSignIn),
      args: { email: t.arg.string({ required: true }) },
      resolve: async (_, { email }, { ask, call: { locale } }) => (await ask(requestSignIn, { email, locale })).linkId,
    }),
    rename: t.field({
      type: CaseRef,
      ...expected,
      ...runs(rename),
      args: { id: t.arg.id({ required: true }), product: t.arg.string({ required: true }), commandId: t.arg.string() },
      resolve: (_, { id, product, commandId }, context) => {
        if (!isId('case', id)) throw new Refusal('NOT_FOUND');
        return asking(context, commandId)(rename, { id, product });
      },
    }),
  }));
  builder.subscriptionField('caseChanged', (t) =>
    t.field({
      type: CaseRef,
      ...runs(listCases),
      subscribe: async function* (_, __, context) {
        for await (const { subject } of context.changes('cases')) {
          const [view] = await context.ask(casesByIds, { ids: [subject] });
          if (view) yield view;
        }
      },
      resolve: (view) => view,
    }),
  );
}

/** Three toy services with the operations that the gateway and its pages ask for, and a schema over one of them. */
export function toyServices(room: ToyRoom): {
  readonly services: readonly Contributor[];
  readonly rooms: readonly OpenRoom[];
} {
  const services: readonly Contributor[] = [
    {
      name: 'accounts',
      operations: [...accounts, ...factors, ...uploading],
      loaders: {},
      files: { upload: toyFile },
      namesFiles: async () => [],
    },
    { name: 'notifications', operations: notifications, loaders: {} },
    {
      name: 'cases',
      operations: [casesByIds, listCases, caseQueue, acceptCase, rename, explode, hang, receiveEvent, ...parked],
      loaders: { Case: casesByIds },
      graphql: registerCases,
    },
  ].map((service) => service as unknown as Contributor);
  return { services, rooms: services.map((service) => ({ service, room })) };
}
