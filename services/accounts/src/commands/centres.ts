import { command, countryCode, divisionCode, idOf, industryCode, line, Refusal, rule } from '@sinan/schema';
import type { CentreView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { reserve } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { centreView } from '../views.ts';

const byAdministrators = { duty: ['administrator'], orSystem: true } as const;

const entry = z
  .strictObject({
    /** The deployment's own short name: stated again, it is the same centre. */
    code: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
    name: z.strictObject({ zh: line(200), en: line(200) }),
    kind: z.enum(['national', 'local', 'industry', 'station']),
    division: divisionCode,
    industry: industryCode.nullish(),
    country: countryCode.nullish(),
  })
  .refine(({ kind, industry }) => (kind === 'industry') === Boolean(industry), {
    ...rule('of-centre-kind'),
    path: ['industry'],
  })
  .refine(({ kind, country }) => (kind === 'station') === Boolean(country), {
    ...rule('of-centre-kind'),
    path: ['country'],
  });

/**
 * States a centre, new or anew. From the first one on only stated ones count, so the first is the national one: `INVALID_INPUT` for another
 * while nobody covers the nation.
 */
export const stateCentre = command({
  name: 'accounts.stateCentre',
  access: byAdministrators,
  input: entry,
  async run(
    room: AccountsRoom,
    call,
    { code, name, kind, division, industry = null, country = null },
  ): Promise<CentreView> {
    if (kind !== 'national' && !(await coversTheNation(room))) throw new Refusal('LAST_NATIONAL_CENTRE');
    const id = await reserve(room, call, 'centre', code);
    const command = { type: 'State', code, name, kind, division, industry, country } as const;
    const { state } = await room.stated.execute({ call, id, create: true, command });
    if (state.status === 'none') throw new Refusal('NOT_FOUND');
    return centreView({ ...state, id, illustrative: false });
  },
});

/** Closes a centre: no case goes there any more, and what is there stays. `LAST_NATIONAL_CENTRE` while no other covers the nation. */
export const closeCentre = command({
  name: 'accounts.closeCentre',
  access: byAdministrators,
  input: z.strictObject({ centreId: idOf('centre') }),
  async run(room: AccountsRoom, call, { centreId: id }): Promise<CentreView> {
    const lastNational = !(await coversTheNation(room, id));
    const { state } = await room.stated.execute({ call, id, command: { type: 'Close', lastNational } });
    if (state.status === 'none') throw new Refusal('NOT_FOUND');
    return centreView({ ...state, id, illustrative: false });
  },
});

const MOST = 1_000;

/** Whether an open national centre is stated, this one aside. */
async function coversTheNation({ stated }: AccountsRoom, aside?: string): Promise<boolean> {
  const { rows } = await stated.documents.page({ where: { status: 'open' }, limit: MOST });
  return rows.some(({ doc }) => doc.id !== aside && doc.state.status === 'open' && doc.state.kind === 'national');
}
